import type { TextIndex } from './textIndex';

/** Entries that are read before a caller may do something else: about 1 ms. */
const STEP = 1000;

/** Finds the first record with an eventID. The table is built on first use, at once or in steps. */
export class EventIDLookup {
  private readonly first = new Map<string, number>();
  private done = 0;

  constructor(private readonly index: Pick<TextIndex, 'count' | 'eventID' | 'strings'>) {}

  find(eventID: string): number | undefined {
    for (let isDone = this.step(); !isDone;) {
      isDone = this.step();
    }
    return this.first.get(eventID);
  }

  /** Reads on; true when the table is whole. */
  step(): boolean {
    const { count, eventID, strings } = this.index;
    const end = Math.min(count, this.done + STEP);
    for (; this.done < end; this.done++) {
      const id = strings.get(eventID[this.done] ?? 0);
      if (id !== '' && !this.first.has(id)) {
        this.first.set(id, this.done);
      }
    }
    return this.done === count;
  }
}
