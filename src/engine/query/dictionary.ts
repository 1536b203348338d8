/** Distinct values of a column over all logs, each with a number from 1 on; 0 stands for none. */
export class Dictionary {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  getNumber(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text);
      this.numbers.set(text, number);
    }
    return number;
  }

  /** Whether the engine can hold the column as an enumeration, which takes numbers instead of texts. */
  get isEnumerable(): boolean {
    // Its names cannot be empty lists or hold NUL, and a column of ever new values gains nothing.
    return (
      this.texts.length > 0 &&
      this.texts.length <= MOST_NAMES &&
      !this.texts.some((text) => text.includes('\0'))
    );
  }
}

/** Names are made one at a time when a table is made, at about 1 µs each. */
const MOST_NAMES = 20_000;
