import type { EventRef } from '../../src/core/grouping/sourceLog';
import { MAX_COMPARED } from '../../src/protocol/details';
import type { EventNote, Marks } from '../../src/protocol/output';

/** What a person marked: stars, notes, and the events to compare. Keys are those of EventRow. */
export class MarkStore {
  private readonly stars = new Set<string>();
  private readonly notes = new Map<string, EventNote>();
  private compared: readonly EventRef[] = [];

  constructor(private readonly onChange: () => void) {}

  /** Takes over what was saved; nothing is told. */
  restore(marks: Marks | undefined, compared: readonly EventRef[]): void {
    this.stars.clear();
    this.notes.clear();
    for (const key of marks?.stars ?? []) {
      this.stars.add(key);
    }
    for (const note of marks?.notes ?? []) {
      this.notes.set(note.event, note);
    }
    this.compared = compared.slice(0, MAX_COMPARED);
  }

  get marks(): Marks {
    return { stars: [...this.stars], notes: [...this.notes.values()] };
  }

  get starCount(): number {
    return this.stars.size;
  }

  get comparedRefs(): readonly EventRef[] {
    return this.compared;
  }

  isStarred(key: string): boolean {
    return this.stars.has(key);
  }

  getNote(key: string): string {
    return this.notes.get(key)?.text ?? '';
  }

  isCompared(ref: EventRef): boolean {
    return this.compared.some((other) => isSame(other, ref));
  }

  toggleStar(key: string): boolean {
    const isStarred = !this.stars.delete(key);
    if (isStarred) {
      this.stars.add(key);
    }
    this.onChange();
    return isStarred;
  }

  setNote(key: string, text: string): void {
    if (text.trim() === '') {
      this.notes.delete(key);
    } else {
      const author = this.notes.get(key)?.author;
      const time = new Date().toISOString();
      this.notes.set(key, { event: key, text, time, ...(author === undefined ? {} : { author }) });
    }
    this.onChange();
  }

  /** False where there is no room for one more. */
  toggleCompared(ref: EventRef): boolean {
    if (this.isCompared(ref)) {
      this.compared = this.compared.filter((other) => !isSame(other, ref));
    } else if (this.compared.length < MAX_COMPARED) {
      this.compared = [...this.compared, ref];
    } else {
      return false;
    }
    this.onChange();
    return true;
  }

  clearCompared(): void {
    this.compared = [];
    this.onChange();
  }

  /** Corrects the marks after a log was taken out: its events go, those of the logs behind it move up. */
  removeSource(source: number): void {
    this.compared = this.compared
      .filter((ref) => ref.source !== source)
      .map((ref) => (ref.source > source ? { source: ref.source - 1, record: ref.record } : ref));
    this.onChange();
  }
}

export function isSame(a: EventRef | undefined, b: EventRef | undefined): boolean {
  return a !== undefined && a.source === b?.source && a.record === b.record;
}
