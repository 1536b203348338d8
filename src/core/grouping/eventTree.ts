import { runEventFilter } from './eventFilter';
import { toEventRow, toRowText } from './eventRow';
import type { EventTable } from './eventTable';
import { buildEventTable, findEvent, getEventNumber, getEventRef, getOriginal } from './eventTable';
import type { EventMarks, GroupTotals } from './groupTotals';
import { buildEventMarks, buildGroupTotals } from './groupTotals';
import type { IdentityGroups } from './identityGroups';
import { buildIdentityGroups } from './identityGroups';
import type { PrincipalTable } from './principalTable';
import { buildPrincipalTable } from './principalTable';
import type { EventRef, SourceLog } from './sourceLog';
import type { GroupRow, TreeOrder, TreeRow, TreeStatus, TreeView } from './treeRow';
import type { VisibleGroup, VisibleGroups } from './visibleGroups';
import { buildVisibleGroups, findVisibleGroup } from './visibleGroups';

/** A filter that leaves so few events shows all of them at once, without a click. */
const MAX_MATCHES_SHOWN_AT_ONCE = 1000;

/** Most groups that a saved view names; a view is written on each change and a million keys would be megabytes. */
export const MAX_SAVED_GROUPS = 500;

/** Longest key of a group in a saved view; a key holds names from the log, which may be megabytes. */
const MAX_SAVED_KEY = 2000;

/** Most rows of one answer. */
const MAX_ROWS = 1000;

/**
 * Who did what: identity type, identity, session, events by time, over all logs of a session. Repeats are folded. Rows
 * are made when they are asked for; expanding a group of a million events costs the same as one of ten.
 */
export class IdentityTree {
  readonly table: EventTable;
  readonly principals: PrincipalTable;
  private readonly groups: IdentityGroups;
  private readonly groupOfEvent: Uint32Array;
  private readonly marks: EventMarks;
  private totals: GroupTotals;
  private visible: VisibleGroups;
  private order: TreeOrder = 'count';
  private filter = '';
  private revision = 1;
  /** While a filter is set, its own set of expanded groups is in use and the other one rests. */
  private expanded = new Set<number>();
  private expandedBeforeFilter: Set<number> | undefined;

  constructor(logs: readonly SourceLog[], view?: TreeView) {
    this.table = buildEventTable(logs);
    this.principals = buildPrincipalTable(this.table);
    this.groups = buildIdentityGroups(this.principals);
    this.groupOfEvent = this.principals.identityOf.map((identity) => this.groups.groupOf[identity] ?? 0);
    this.marks = buildEventMarks(this.table);
    this.totals = this.buildTotals();
    this.expanded = view === undefined ? new Set(this.groups.roots) : this.toGroupNumbers(view.expanded);
    this.order = view?.order ?? 'count';
    this.visible = this.buildVisible();
    if (view !== undefined && view.filter !== '') {
      this.setFilter(view.filter);
    }
  }

  get status(): TreeStatus {
    return {
      revision: this.revision,
      rows: this.visible.rows,
      matched: this.totals.events.length,
      events: this.table.byTime.length,
      order: this.order,
      filter: this.filter,
    };
  }

  /** What to keep to have the same view again; names at most MAX_SAVED_GROUPS groups, outer ones first. */
  get view(): TreeView {
    const expanded: string[] = [];
    for (const group of this.groups.groups) {
      const isExpanded = (this.expandedBeforeFilter ?? this.expanded).has(group.id);
      if (isExpanded && group.key.length <= MAX_SAVED_KEY && expanded.length < MAX_SAVED_GROUPS) {
        expanded.push(group.key);
      }
    }
    return { order: this.order, filter: this.filter, expanded };
  }

  setOrder(order: TreeOrder): void {
    this.order = order;
    this.update();
  }

  /** Leaves only the events with this text, see runEventFilter; '' shows all again, expanded as before. */
  setFilter(text: string): void {
    this.filter = text;
    const matches = runEventFilter(this.table, this.principals, text);
    this.totals = this.buildTotals(matches);
    if (matches === undefined) {
      this.expanded = this.expandedBeforeFilter ?? this.expanded;
      this.expandedBeforeFilter = undefined;
    } else {
      this.expandedBeforeFilter ??= this.expanded;
      this.expanded = new Set(
        this.totals.events.length <= MAX_MATCHES_SHOWN_AT_ONCE
          ? this.groups.groups.keys()
          : this.expandedBeforeFilter,
      );
    }
    this.update();
  }

  /** Expands or collapses a group; an unknown number changes nothing. */
  setExpanded(group: number, isExpanded: boolean): void {
    if (this.groups.groups[group] !== undefined) {
      this.mark(group, isExpanded);
      this.update();
    }
  }

  /** Expands a group and all groups beside it. */
  expandSiblings(group: number): void {
    const known = this.groups.groups[group];
    if (known !== undefined) {
      const siblings =
        known.parent === undefined ? this.groups.roots : this.groups.groups[known.parent]?.children;
      siblings?.forEach((sibling) => {
        this.expanded.add(sibling);
      });
      this.update();
    }
  }

  setAllExpanded(isExpanded: boolean): void {
    this.expanded = new Set(isExpanded ? this.groups.groups.keys() : []);
    this.update();
  }

  /** Visible rows `from` to `from + count`, fewer at the end; at most 1,000. Numbers out of range give no rows. */
  getRows(from: number, count: number): TreeRow[] {
    const start = Math.max(0, Math.floor(from) || 0);
    const end = Math.min(start + Math.min(Math.floor(count) || 0, MAX_ROWS), this.visible.rows);
    const rows: TreeRow[] = [];
    let at = findVisibleGroup(this.visible, start);
    for (let row = start; row < end; row++) {
      if (this.visible.groups[at + 1]?.row === row) {
        at++;
      }
      const made = this.toRow(this.visible.groups[at], row);
      if (made !== undefined) {
        rows.push(made);
      }
    }
    return rows;
  }

  /**
   * Makes an event visible by expanding what holds it, and tells its row. A repeat leads to the event that it repeats.
   * Undefined where the session has no such record or the filter hides it.
   */
  reveal(ref: EventRef): number | undefined {
    const number = getEventNumber(this.table, ref);
    const event = number === undefined ? undefined : getOriginal(this.table, number);
    const group = event === undefined ? undefined : this.groupOfEvent[event];
    if (event === undefined || group === undefined) {
      return undefined;
    }
    const start = this.totals.eventStart[group] ?? 0;
    const place = this.totals.events
      .subarray(start, start + (this.totals.ownCount[group] ?? 0))
      .indexOf(event);
    if (place < 0) {
      return undefined;
    }
    if (this.expandPath(group)) {
      this.update();
    }
    const visible = this.visible.groups.find((candidate) => candidate.group.id === group);
    return visible === undefined ? undefined : visible.row + 1 + place;
  }

  /** The first record with this eventID; undefined where no log of the session has it. */
  find(eventID: string): EventRef | undefined {
    const event = findEvent(this.table, eventID);
    return event === undefined ? undefined : getEventRef(this.table, event);
  }

  private expandPath(group: number): boolean {
    let isChanged = false;
    for (let at: number | undefined = group; at !== undefined; at = this.groups.groups[at]?.parent) {
      isChanged ||= !this.expanded.has(at);
      this.expanded.add(at);
    }
    return isChanged;
  }

  private mark(group: number, isExpanded: boolean): void {
    if (isExpanded) {
      this.expanded.add(group);
    } else {
      this.expanded.delete(group);
    }
  }

  private toGroupNumbers(keys: readonly string[]): Set<number> {
    const wanted = new Set(keys);
    return new Set(this.groups.groups.filter((group) => wanted.has(group.key)).map((group) => group.id));
  }

  private buildTotals(matches?: Uint8Array): GroupTotals {
    return buildGroupTotals(this.table, this.groups, this.groupOfEvent, this.marks, matches);
  }

  private buildVisible(): VisibleGroups {
    return buildVisibleGroups(this.groups, this.totals, this.order, (group) => this.expanded.has(group.id));
  }

  private update(): void {
    this.visible = this.buildVisible();
    this.revision++;
  }

  private toRow(holder: VisibleGroup | undefined, row: number): TreeRow | undefined {
    if (holder === undefined) {
      return undefined;
    }
    if (holder.row === row) {
      return this.toGroupRow(holder);
    }
    const { group, level } = holder;
    const offset = row - holder.row - 1;
    const event = this.totals.events[(this.totals.eventStart[group.id] ?? 0) + offset];
    return event === undefined
      ? undefined
      : toEventRow(this.table, event, {
          level: level + 1,
          position: offset + 1,
          siblings: this.totals.ownCount[group.id] ?? 0,
          parentRow: holder.row,
        });
  }

  private toGroupRow({ group, level, position, siblings, parentRow, isExpanded }: VisibleGroup): GroupRow {
    const { id, kind, label, detail, identityType, isWorkDocsDirectoryUser } = group;
    const first = this.totals.first[id] ?? NaN;
    const last = this.totals.last[id] ?? NaN;
    return {
      kind,
      group: id,
      label: toRowText(label),
      ...(detail === undefined ? {} : { detail: toRowText(detail) }),
      identityType,
      isWorkDocsDirectoryUser,
      level,
      position,
      siblings,
      ...(parentRow === undefined ? {} : { parentRow }),
      isExpanded,
      count: this.totals.count[id] ?? 0,
      errors: this.totals.errors[id] ?? 0,
      redacted: this.totals.redacted[id] ?? 0,
      ...(Number.isNaN(first) ? {} : { first, last }),
    };
  }
}
