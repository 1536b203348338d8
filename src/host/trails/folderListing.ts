import type { ListPage, ObjectStore } from '../../aws/s3/objectStore';
import { getRootPrefixes } from '../../core/trails/getRootPrefixes';
import type { TrailPlace } from '../../core/trails/trailPlace';
import { parseTrailPlace } from '../../core/trails/trailPlace';
import { TRAIL_STREAMS } from '../../core/trails/trailStream';
import type { FolderNode, PlaceNode } from './trailNode';

/** Rows of a page: few enough to come at once, many enough for nearly every day of one account and region. */
export const PAGE_ROWS = 500;

/** The rows of one folder, as far as they were asked for. */
export class FolderListing {
  private readonly found: PlaceNode[] = [];
  private next: string | undefined;
  private prefix: string | undefined;
  private loading: Promise<void> | undefined;

  constructor(
    readonly folder: FolderNode,
    private readonly openStore: () => Promise<ObjectStore>,
  ) {}

  /**
   * In the order of keys, but years, months and days from the newest on, streams with the events first, and what is not
   * CloudTrail's last.
   */
  get rows(): readonly PlaceNode[] {
    const [first] = this.found;
    const isTime = first !== undefined && ['year', 'month', 'day'].includes(first.place.level);
    const rows = isTime && this.next === undefined ? this.found.toReversed() : [...this.found];
    return rows.sort((a, b) => getRank(a.place) - getRank(b.place));
  }

  /** True where the folder holds more than was asked for. */
  get goesOn(): boolean {
    return this.next !== undefined;
  }

  /** The prefix whose rows these are; known after the first page. */
  get listed(): string | undefined {
    return this.prefix;
  }

  /** Brings the next page, once for all who ask while it comes. Rejects with an AwsProblem; what was there stays. */
  load(): Promise<void> {
    this.loading ??= this.loadPage().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async loadPage(): Promise<void> {
    const store = await this.openStore();
    const page =
      this.prefix === undefined ? await this.loadFirst(store) : await this.list(store, this.prefix);
    for (const folder of page.folders) {
      this.add(parseTrailPlace(folder));
    }
    for (const object of page.objects) {
      // A console makes a folder by an object of its name.
      if (object.key !== this.prefix) {
        this.add(parseTrailPlace(object.key), object);
      }
    }
    this.next = page.next;
  }

  /** Of a trail's own folders the first one that holds something. */
  private async loadFirst(store: ObjectStore): Promise<ListPage> {
    const { folder } = this;
    const prefixes = folder.kind === 'trail' ? getRootPrefixes(folder.trail) : [folder.place.key];
    let page: ListPage = { folders: [], objects: [] };
    for (const prefix of prefixes) {
      page = await this.list(store, prefix);
      this.prefix = prefix;
      if (page.folders.length > 0 || page.objects.length > 0) {
        break;
      }
    }
    return page;
  }

  private list(store: ObjectStore, prefix: string): Promise<ListPage> {
    const { next } = this;
    return store.list({ prefix, byFolder: true, limit: PAGE_ROWS, ...(next === undefined ? {} : { next }) });
  }

  private add(place: TrailPlace, object?: PlaceNode['object']): void {
    const { trail } = this.folder;
    this.found.push({
      kind: 'place',
      trail,
      place,
      isShortcut: false,
      ...(object === undefined ? {} : { object }),
    });
  }
}

function getRank({ level, stream }: TrailPlace): number {
  switch (level) {
    case 'organization':
      return -1;
    case 'stream':
      return stream === undefined ? 0 : TRAIL_STREAMS.indexOf(stream);
    case 'folder':
      return TRAIL_STREAMS.length;
    default:
      return 0;
  }
}
