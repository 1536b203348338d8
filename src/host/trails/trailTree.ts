import * as vscode from 'vscode';
import { AwsProblem } from '../../aws/awsProblem';
import { Commands } from '../ids';
import type { AwsAccess } from './awsAccess';
import type { EventHistory } from './eventHistory/eventHistory';
import { FolderListing } from './folderListing';
import { markItem, type GetMark } from './markItem';
import { toTreeItem } from './toTreeItem';
import type { FolderNode, PlaceNode, StartNode, TrailNode } from './trailNode';
import { getNodeId } from './trailNode';
import { getTrails } from './trailSettings';

/** What the tree asks of AWS. */
export type StoreSource = Pick<AwsAccess, 'getStore'>;

/** The trails of the settings and what is in their buckets, listed as folders are opened. */
export class TrailTree implements vscode.TreeDataProvider<TrailNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<TrailNode | undefined>();
  private readonly listings = new Map<string, FolderListing>();
  private shortcuts: readonly PlaceNode[] = [];
  /** How often something was to be listed anew. */
  private refreshes = 0;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly aws: StoreSource,
    private readonly log: (problem: AwsProblem) => void = () => undefined,
    private readonly history?: Pick<EventHistory, 'getRoot' | 'getRows'>,
    private readonly getMark: GetMark = () => undefined,
  ) {}

  getTreeItem(node: TrailNode): vscode.TreeItem {
    return markItem(toTreeItem(node), node, this.getMark);
  }

  async getChildren(node?: TrailNode): Promise<TrailNode[]> {
    if (node === undefined) {
      return this.getTop();
    }
    if (node.kind === 'history') {
      return [...((await this.history?.getRows()) ?? [])];
    }
    return node.kind === 'trail' || node.kind === 'place' ? this.getRows(node) : [];
  }

  getParent(node: TrailNode): TrailNode | undefined {
    return node.kind === 'more' || node.kind === 'notice' ? node.parent : undefined;
  }

  /** Brings the next page of a folder. */
  async loadMore(folder: FolderNode): Promise<void> {
    const listing = this.listings.get(getNodeId(folder));
    if (listing?.goesOn === true) {
      try {
        await listing.load();
      } finally {
        this.changed.fire(folder);
      }
    }
  }

  /** Lists a folder anew, or everything. */
  refresh(folder?: FolderNode): void {
    this.refreshes++;
    if (folder === undefined) {
      this.listings.clear();
    } else {
      // What is below was listed at an older time.
      const prefix = folder.kind === 'trail' ? '' : folder.place.key;
      for (const [id, listing] of this.listings) {
        const below = listing.folder;
        const isBelow = below.kind === 'trail' ? folder.kind === 'trail' : below.place.key.startsWith(prefix);
        if (below.trail.name === folder.trail.name && isBelow) {
          this.listings.delete(id);
        }
      }
    }
    this.changed.fire(folder);
  }

  /** Shows Event history anew. */
  refreshHistory(): void {
    this.changed.fire(this.history?.getRoot());
  }

  /** Shows marks that changed; nothing is listed again. */
  refreshMarks(): void {
    this.changed.fire(undefined);
  }

  /** Puts a folder at the top, for a person who went there directly: nothing above it needs to be listed. */
  addShortcut(node: Omit<PlaceNode, 'kind' | 'isShortcut'>): PlaceNode {
    const shortcut: PlaceNode = { ...node, kind: 'place', isShortcut: true };
    const id = getNodeId(shortcut);
    const known = this.shortcuts.find((other) => getNodeId(other) === id);
    if (known !== undefined) {
      return known;
    }
    this.shortcuts = [...this.shortcuts, shortcut];
    this.changed.fire(undefined);
    return shortcut;
  }

  removeShortcut(node: PlaceNode): void {
    this.shortcuts = this.shortcuts.filter((other) => getNodeId(other) !== getNodeId(node));
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private getTop(): TrailNode[] {
    const { trails, problems } = getTrails();
    const names = new Set(trails.map(({ name }) => name));
    return [
      ...trails.map((trail) => ({ kind: 'trail', trail }) as const),
      ...this.shortcuts.filter(({ trail }) => names.has(trail.name)),
      ...problems.map((text) => ({ kind: 'notice', parent: undefined, text, problem: 'settings' }) as const),
      ...(this.history === undefined || trails.length + problems.length > 0 ? [] : START),
      ...(this.history === undefined ? [] : [this.history.getRoot()]),
    ];
  }

  private async getRows(folder: FolderNode): Promise<TrailNode[]> {
    const id = getNodeId(folder);
    let listing = this.listings.get(id);
    if (listing === undefined) {
      listing = new FolderListing(folder, () => this.aws.getStore(folder.trail));
      const { refreshes } = this;
      try {
        await listing.load();
      } catch (error) {
        return [this.toNotice(folder, error)];
      }
      // What was asked for before a refresh may be of another profile; the tree asks again.
      if (this.refreshes === refreshes) {
        this.listings.set(id, listing);
      }
    }
    const { rows, goesOn, listed } = listing;
    if (rows.length === 0) {
      return [{ kind: 'notice', parent: folder, text: getEmptyText(folder, listed ?? '') }];
    }
    return goesOn ? [...rows, { kind: 'more', parent: folder, shown: rows.length }] : [...rows];
  }

  private toNotice(folder: FolderNode, error: unknown): TrailNode {
    if (error instanceof AwsProblem) {
      this.log(error);
      return { kind: 'notice', parent: folder, text: error.message, problem: error.kind };
    }
    const text = error instanceof Error ? error.message : String(error);
    return { kind: 'notice', parent: folder, text, problem: 'other' };
  }
}

/** What stands above Event history while there are no trails. */
const START: readonly StartNode[] = [
  { kind: 'start', text: 'Add Trail…', icon: 'add', command: Commands.addTrail },
  { kind: 'start', text: 'Find Trails in This Account…', icon: 'telescope', command: Commands.findTrails },
];

function getEmptyText(folder: FolderNode, prefix: string): string {
  return folder.kind === 'trail'
    ? `Nothing under ${prefix === '' ? 'this bucket' : prefix} in ${folder.trail.bucket}. Check the trail's prefix: it is what stands before AWSLogs/.`
    : 'This folder is empty.';
}
