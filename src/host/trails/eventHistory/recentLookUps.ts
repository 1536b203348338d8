import * as vscode from 'vscode';
import type { LookUp } from '../../../core/trails/lookUp';
import { parseLookUp } from '../../../core/trails/lookUp';

const KEY = 'eventHistory.lookUps';

/** Rows that stay easy to read. */
const MAX_KEPT = 10;

/** The look-ups that were made in a workspace, the latest first. Only what was asked is kept, not what came. */
export class RecentLookUps implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly outcomes = new Map<string, string>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly state: vscode.Memento) {}

  /** An older or newer version of the extension may have written them. */
  list(): readonly LookUp[] {
    const stored = this.state.get<unknown>(KEY);
    return (Array.isArray(stored) ? (stored as readonly unknown[]) : [])
      .map(parseLookUp)
      .filter((lookUp) => lookUp !== undefined)
      .slice(0, MAX_KEPT);
  }

  /** What came of a look-up in this window, in words; '' where it was not made in it. */
  getOutcome(lookUp: LookUp): string {
    return this.outcomes.get(toId(lookUp)) ?? '';
  }

  async add(lookUp: LookUp, outcome: string): Promise<void> {
    this.outcomes.set(toId(lookUp), outcome);
    await this.update([lookUp, ...this.others(lookUp)].slice(0, MAX_KEPT));
  }

  async remove(lookUp: LookUp): Promise<void> {
    await this.update(this.others(lookUp));
  }

  dispose(): void {
    this.changed.dispose();
  }

  private others(lookUp: LookUp): readonly LookUp[] {
    const id = toId(lookUp);
    return this.list().filter((other) => toId(other) !== id);
  }

  private async update(lookUps: readonly LookUp[]): Promise<void> {
    await this.state.update(KEY, lookUps.length === 0 ? undefined : lookUps);
    this.changed.fire();
  }
}

/** The same for equal look-ups. */
function toId({ region, attribute, time, isInsight }: LookUp): string {
  return JSON.stringify([region, attribute?.key, attribute?.value, time, isInsight]);
}
