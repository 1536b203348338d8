/** Asks for rows; the answer says which state of the list they belong to. */
export type RowSource<Row> = (
  from: number,
  count: number,
) => Promise<{ readonly revision: number; readonly rows: readonly Row[] }>;

/** Rows of one request: more than any window shows, so that scrolling by a page needs one request. */
const PAGE = 200;

/** Most pages kept; 40 pages of 200 rows of the tree are about 4 MB. */
const MAX_PAGES = 40;

/** The rows of one state of a list, fetched as they come into view. A new state gets a new cache. */
export class RowCache<Row> {
  private readonly pages = new Map<number, readonly Row[]>();
  private readonly requested = new Set<number>();

  constructor(
    readonly revision: number,
    private readonly source: RowSource<Row>,
  ) {}

  /** Undefined while the row has not come yet. */
  get(row: number): Row | undefined {
    return this.pages.get(Math.floor(row / PAGE))?.[row % PAGE];
  }

  /** Fetches what is missing of `from` to `to`, both included. Resolves to true where rows came. */
  async load(from: number, to: number): Promise<boolean> {
    const missing: number[] = [];
    for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page++) {
      if (!this.pages.has(page) && !this.requested.has(page)) {
        missing.push(page);
      }
    }
    return (await Promise.all(missing.map((page) => this.loadPage(page)))).includes(true);
  }

  /** False where the answer is of another state: then that one is about to be shown, and nothing is to be asked again. */
  private async loadPage(page: number): Promise<boolean> {
    this.requested.add(page);
    try {
      const { revision, rows } = await this.source(page * PAGE, PAGE);
      if (revision !== this.revision) {
        return false;
      }
      this.pages.set(page, rows);
      this.dropOldest();
      return true;
    } finally {
      this.requested.delete(page);
    }
  }

  private dropOldest(): void {
    for (const page of this.pages.keys()) {
      if (this.pages.size <= MAX_PAGES) {
        return;
      }
      this.pages.delete(page);
    }
  }
}
