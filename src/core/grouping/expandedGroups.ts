import type { Groups } from './groups';
import { NO_GROUP } from './groups';

/** Most groups that a saved view names; a view is written on each change and a million keys would be megabytes. */
export const MAX_SAVED_GROUPS = 500;

/** Longest key of a group in a saved view; a key holds names from the log, which may be megabytes. */
const MAX_SAVED_KEY = 2000;

/** Which groups of a tree are expanded. */
export class ExpandedGroups {
  /** 1 for an expanded group, by its number. */
  readonly marks: Uint8Array;
  private touched = false;

  constructor(size: number) {
    this.marks = new Uint8Array(size);
  }

  /** Whether anything but `begin` has changed the marks. */
  get isTouched(): boolean {
    return this.touched;
  }

  /** Expands what a new tree shows at first. */
  begin(groups: Uint32Array): void {
    for (const group of groups) {
      this.marks[group] = 1;
    }
  }

  set(group: number, isExpanded: boolean): void {
    this.touched = true;
    this.marks[group] = isExpanded ? 1 : 0;
  }

  setAll(isExpanded: boolean): void {
    this.touched = true;
    this.marks.fill(isExpanded ? 1 : 0);
  }

  /** Expands a group and all that hold it; false where they were expanded already. */
  expandPath(group: number, { parent, size }: Groups): boolean {
    let isChanged = false;
    for (let at = group; at < size; at = parent[at] ?? NO_GROUP) {
      isChanged ||= this.marks[at] !== 1;
      this.marks[at] = 1;
    }
    this.touched ||= isChanged;
    return isChanged;
  }

  clone(): ExpandedGroups {
    const clone = new ExpandedGroups(this.marks.length);
    clone.marks.set(this.marks);
    clone.touched = this.touched;
    return clone;
  }

  /** Keys of the expanded groups, outer ones first. */
  getKeys(groups: Groups): string[] {
    const keys: string[] = [];
    for (let group = 0; group < this.marks.length && keys.length < MAX_SAVED_GROUPS; group++) {
      if (this.marks[group] === 1) {
        const key = groups.getKey(group);
        if (key.length <= MAX_SAVED_KEY) {
          keys.push(key);
        }
      }
    }
    return keys;
  }

  /** Expands the groups with these keys, as far as they exist. Looks only at groups whose parents are named. */
  restore(keys: readonly string[], groups: Groups): void {
    this.touched = true;
    const wanted = new Set(keys);
    const visit = (candidates: Uint32Array): void => {
      for (const group of candidates) {
        if (wanted.has(groups.getKey(group))) {
          this.marks[group] = 1;
          visit(groups.getChildren(group));
        }
      }
    };
    visit(groups.roots);
  }
}
