import type { StringTable } from './stringTable';

/**
 * Something for each table of texts, made when it is first asked for. Logs that were read together share a table: what
 * is known of a text by its number holds for all of them.
 */
export class ByTable<T> {
  private readonly made = new Map<StringTable, T>();

  constructor(private readonly create: (strings: StringTable) => T) {}

  get(strings: StringTable): T {
    let made = this.made.get(strings);
    if (made === undefined) {
      made = this.create(strings);
      this.made.set(strings, made);
    }
    return made;
  }
}
