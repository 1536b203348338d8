import type { ChainIndex } from '../core/chain/chainIndex';
import { buildChainIndex } from '../core/chain/chainIndex';
import { isIssuingEvent } from '../core/chain/isIssuingEvent';
import type { Issue } from '../core/chain/issue';
import { parseIssue } from '../core/chain/parseIssue';
import type { EventTable } from '../core/grouping/eventTable';
import { getEventNumber } from '../core/grouping/eventTable';
import type { Addenda, AddendumEvent } from '../core/pairs/buildAddenda';
import { buildAddenda, getAddendumEvents } from '../core/pairs/buildAddenda';
import { parseAddendum } from '../core/pairs/parseAddendum';
import { WORKDOCS_SOURCE } from '../core/workdocs/getWorkDocsEvent';
import { buildWorkDocsIndex } from '../core/workdocsStory/buildWorkDocsIndex';
import type { StoryInput } from '../core/workdocsStory/storyEvent';
import type { WorkDocsIndex } from '../core/workdocsStory/workDocsIndex';
import type { WorkProgress } from '../protocol/progress';
import { buildResourceColumn } from './buildResourceColumn';
import { readRecords, selectRecords, toSelected } from './readRecords';
import type { Session } from './session';
import { SharedWork } from './sharedWork';

export interface ReadingOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: WorkProgress) => void;
}

/** What was read besides the answer: sentences about logs that could not be read again. */
export interface Reading<T> {
  readonly value: T;
  readonly messages: readonly string[];
}

/** Everything that needs the records of many events. Each is read once for what is open, and kept until that changes. */
export class SessionReadings {
  private readonly chains = new SharedWork<EventTable, Reading<ChainIndex>>();
  private readonly stories = new SharedWork<EventTable, Reading<WorkDocsIndex>>();

  private readonly addenda = new SharedWork<EventTable, Reading<Addenda>>();

  constructor(private readonly session: Session) {}

  /** What the WorkDocs records tell, where somebody has asked for it already. */
  get knownWorkDocs(): WorkDocsIndex | undefined {
    return this.stories.getDone(this.session.tree.table)?.value;
  }

  /** Which records add to which; reads the few records that have an addendum. */
  getAddenda(options: ReadingOptions = {}): Promise<Reading<Addenda>> {
    const { table } = this.session.tree;
    return this.addenda.get(table, options, async (inner) => {
      const found: AddendumEvent[] = [];
      const events = getAddendumEvents(table);
      const messages = await readRecords(this.session, toSelected(table, events), inner, (record, ref) => {
        const addendum = parseAddendum(record);
        const event = getEventNumber(table, ref);
        if (addendum !== undefined && event !== undefined) {
          found.push({ event, addendum });
        }
      });
      return { value: buildAddenda(table, found), messages };
    });
  }

  /** The calls that opened sessions; reads the records of such calls. */
  getChainIndex(options: ReadingOptions = {}): Promise<Reading<ChainIndex>> {
    return this.chains.get(this.session.tree.table, options, async (inner) => {
      const issues: Issue[] = [];
      const wanted = selectRecords(this.session.tree.table, isIssuingEvent);
      const messages = await readRecords(this.session, wanted, inner, (record, ref) => {
        const issue = parseIssue(record, ref);
        if (issue !== undefined) {
          issues.push(issue);
        }
      });
      return { value: buildChainIndex(issues), messages };
    });
  }

  /** Everything that the WorkDocs records tell; reads all of them. */
  getWorkDocsIndex(options: ReadingOptions = {}): Promise<Reading<WorkDocsIndex>> {
    const { tree } = this.session;
    const { table } = tree;
    return this.stories.get(table, options, async (inner) => {
      const inputs: StoryInput[] = [];
      const wanted = selectRecords(table, (eventSource) => eventSource === WORKDOCS_SOURCE, table.repeated);
      const messages = await readRecords(this.session, wanted, inner, (record, ref) => {
        inputs.push({ record, ref });
      });
      const value = buildWorkDocsIndex(inputs);
      tree.setResources(buildResourceColumn(table, inputs, value));
      return { value, messages };
    });
  }

  /** Lets go of what was read for logs that are not open any more: each result holds on to all columns of its tree. */
  forgetOthers(): void {
    const { table } = this.session.tree;
    for (const work of [this.chains, this.stories, this.addenda]) {
      work.keepOnly(table);
    }
  }

  /** Makes grouping by WorkDocs resource possible. */
  async loadResources(options: ReadingOptions): Promise<void> {
    if (!this.session.tree.hasResources) {
      await this.getWorkDocsIndex(options);
    }
  }
}
