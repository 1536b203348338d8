import type { EventRef } from '../src/core/grouping/sourceLog';
import type { EventRow, TreeRow } from '../src/core/grouping/treeRow';
import { MAX_COMPARED } from '../src/protocol/details';
import type { DetailsPanel } from './details/detailsPanel';
import type { PageLayout } from './layout/pageLayout';
import type { PageContext } from './pageContext';

/** A pause after which the details follow the keyboard, in milliseconds: a held key does not read each event. */
const FOLLOW_DELAY = 70;

export interface RowActsOptions {
  readonly context: PageContext;
  readonly layout: PageLayout;
  readonly details: DetailsPanel;
  /** Shows the details where they were hidden. */
  readonly openDetails: () => void;
}

/** What a person does with a row of the tree: looks at it, marks it, writes on it. */
export class RowActs {
  private followTimer: number | undefined;

  constructor(private readonly options: RowActsOptions) {}

  open(row: EventRow, preserveFocus: boolean): void {
    const { context, details, openDetails } = this.options;
    this.stopFollowing();
    openDetails();
    void details.showEvent(toRef(row));
    context.showInText(row, preserveFocus);
  }

  /** Lets the details follow the keyboard, where they are open. */
  follow(row: TreeRow): void {
    const { layout, details } = this.options;
    this.stopFollowing();
    if (!layout.isDetailsOpen) {
      return;
    }
    this.followTimer = window.setTimeout(() => {
      if (row.kind === 'event') {
        void details.showEvent(toRef(row));
      } else {
        details.showGroup(row);
      }
    }, FOLLOW_DELAY);
  }

  stopFollowing(): void {
    window.clearTimeout(this.followTimer);
  }

  /** Marks an event for comparing, or takes its mark away. */
  mark(row: EventRow): void {
    const { marks, say } = this.options.context;
    const ref = toRef(row);
    if (!marks.toggleCompared(ref)) {
      say(`At most ${String(MAX_COMPARED)} events can be compared`);
      return;
    }
    const count = marks.comparedRefs.length;
    say(
      marks.isCompared(ref)
        ? `Marked for comparing: ${String(count)}${count > 1 ? '. C compares' : ''}`
        : 'Mark removed',
    );
  }

  star(row: EventRow): void {
    const { marks, say } = this.options.context;
    say(marks.toggleStar(row.key) ? 'Starred' : 'Star removed');
  }

  async writeNote(row: EventRow): Promise<void> {
    const { details, openDetails } = this.options;
    openDetails();
    await details.showEvent(toRef(row));
    details.focusNote();
  }
}

function toRef({ source, record }: EventRow): EventRef {
  return { source, record };
}
