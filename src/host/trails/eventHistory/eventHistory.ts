import * as vscode from 'vscode';
import { AwsProblem } from '../../../aws/awsProblem';
import { getRegions } from '../../../core/trails/getRegions';
import type { LookUp } from '../../../core/trails/lookUp';
import type { NoticeNode } from '../trailNode';
import type { HistoryNode, HistoryRegionNode, HistoryRootNode } from './historyNode';
import type { LookUpParts, LookUpOutcome } from './runLookUp';
import { runLookUp } from './runLookUp';
import { RecentLookUps } from './recentLookUps';

/** Event history of the active profile's account: its rows and its look-ups. */
export class EventHistory implements vscode.Disposable {
  private readonly recent: RecentLookUps;
  private readonly changed = new vscode.EventEmitter<void>();
  private root: HistoryRootNode = { kind: 'history', profile: '' };
  private failure: NoticeNode | undefined;
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly parts: LookUpParts,
    state: vscode.Memento,
  ) {
    this.recent = new RecentLookUps(state);
  }

  /** The same object as long as nothing about it changes: VS Code knows rows by it. */
  getRoot(): HistoryRootNode {
    const profile = this.parts.aws.profile ?? process.env['AWS_PROFILE'] ?? 'default';
    if (this.root.profile !== profile) {
      this.root = { kind: 'history', profile };
    }
    return this.root;
  }

  /** The look-up that failed last, those of before, and the regions. */
  async getRows(): Promise<readonly (HistoryNode | NoticeNode)[]> {
    const lookUps = this.recent.list();
    return [
      ...(this.failure === undefined ? [] : [this.failure]),
      ...lookUps.map((lookUp) => ({
        kind: 'history-look-up' as const,
        lookUp,
        outcome: this.recent.getOutcome(lookUp),
      })),
      ...(await this.getRegions()),
    ];
  }

  /** The regions of the partition: the profile's own first, then those of recent look-ups, then all others by name. */
  async getRegions(): Promise<readonly HistoryRegionNode[]> {
    const own = await this.parts.aws.getProfileRegion().catch(() => undefined);
    const known = getRegions(own ?? this.recent.list()[0]?.region ?? 'us-east-1');
    const recent = this.recent.list().map(({ region }) => region);
    const first = [...(own === undefined ? [] : [own]), ...recent.filter((region) => known.includes(region))];
    return [...new Set([...first, ...known])].map((region) => ({
      kind: 'history-region',
      region,
      isOfProfile: region === own,
    }));
  }

  /** Makes a look-up and keeps what was asked. Rejects with an AwsProblem, which stays as a row until the next one. */
  async run(lookUp: LookUp, signal?: AbortSignal): Promise<LookUpOutcome> {
    this.failure = undefined;
    try {
      const outcome = await runLookUp(this.parts, lookUp, signal);
      const count = `${outcome.events.toLocaleString('en')} events`;
      await this.recent.add(lookUp, outcome.missing === undefined ? count : `${count}, partial`);
      return outcome;
    } catch (error) {
      if (error instanceof AwsProblem && error.kind !== 'cancelled') {
        const text = `${lookUp.region}: ${error.message}`;
        this.failure = { kind: 'notice', parent: undefined, text, problem: error.kind, lookUp };
      }
      throw error;
    } finally {
      this.changed.fire();
    }
  }

  async remove(lookUp: LookUp): Promise<void> {
    await this.recent.remove(lookUp);
    this.changed.fire();
  }

  /** Forgets what failed, since the credentials or the settings are other ones now. */
  reset(): void {
    this.failure = undefined;
  }

  dispose(): void {
    this.recent.dispose();
    this.changed.dispose();
  }
}
