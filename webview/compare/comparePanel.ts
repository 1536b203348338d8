import type { EventComparison } from '../../src/protocol/details';
import { MAX_COMPARED } from '../../src/protocol/details';
import { createButton } from '../controls';
import { createElement } from '../element';
import { createLateProgress } from '../layout/lateProgress';
import { LatestCall } from '../layout/latestCall';
import { createPanelError, createPanelMessage } from '../layout/panelMessage';
import type { PageContext } from '../pageContext';
import { createCompareTable, toDifferencesText } from './compareView';

/** The comparison of the marked events, in place of the tree and the details. */
export class ComparePanel {
  readonly element = createElement('section', 'compare');
  private readonly summary = createElement('span', 'compare-summary');
  private readonly body = createElement('div', 'compare-body');
  private readonly progress = createLateProgress('Comparing');
  private readonly latest = new LatestCall();
  private comparison: EventComparison | undefined;
  private readonly onlyDifferences = createElement('input');

  constructor(
    private readonly context: PageContext,
    private readonly onClose: () => void,
  ) {
    this.element.setAttribute('aria-label', 'Comparison');
    this.element.hidden = true;
    this.onlyDifferences.type = 'checkbox';
    this.onlyDifferences.addEventListener('change', () => {
      this.render();
    });
    const choice = createElement('label', 'compare-choice');
    choice.append(this.onlyDifferences, 'Only differences');
    const head = createElement('div', 'pane-head');
    head.append(
      createElement('h2', '', 'Comparison'),
      this.summary,
      choice,
      createButton('Clear', 'secondary', () => {
        this.context.marks.clearCompared();
        this.onClose();
      }),
      createButton('Back to Events', 'primary', onClose),
    );
    this.body.tabIndex = 0;
    this.body.setAttribute('role', 'region');
    this.body.setAttribute('aria-label', 'Compared values');
    this.element.append(head, this.progress.element, this.body);
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.preventDefault();
        onClose();
      }
    });
  }

  /** Compares what is marked now. */
  async refresh(): Promise<void> {
    const refs = this.context.marks.comparedRefs;
    if (refs.length < 2) {
      this.latest.cancel();
      this.comparison = undefined;
      this.summary.textContent = '';
      this.body.replaceChildren(
        createPanelMessage(
          `Mark two to ${String(MAX_COMPARED)} events with M or Ctrl+Click (Cmd+Click on a Mac), then compare them.`,
        ),
      );
      return;
    }
    try {
      const answer = await this.latest.run((signal) =>
        this.progress.watch(this.context.rpc.call('compare', { refs }, { signal })),
      );
      if (answer !== undefined) {
        this.comparison = answer.value;
        this.render();
      }
    } catch (error) {
      this.body.replaceChildren(createPanelError(error, () => void this.refresh()));
    }
  }

  focus(): void {
    this.body.focus();
  }

  private render(): void {
    if (this.comparison !== undefined) {
      this.summary.textContent = toDifferencesText(this.comparison);
      this.body.replaceChildren(
        createCompareTable(this.context, this.comparison, this.onlyDifferences.checked),
      );
    }
  }
}
