import { pathToFileURL } from 'node:url';

/** The part of a CPU profile that is looked at, as the inspector gives it; times in microseconds. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly startTime: number;
  readonly endTime: number;
  readonly samples?: readonly number[] | undefined;
  readonly timeDeltas?: readonly number[] | undefined;
}

export interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[] | undefined;
}

/** A turn of the thread's loop, on the clock of the profile, in microseconds. */
export interface Turn {
  readonly start: number;
  readonly end: number;
  /** How long of it the thread was ready and had no processor; 0 where the system does not tell. */
  readonly waited: number;
  /** How long of it the thread had a processor; Infinity where the system does not tell. */
  readonly ran: number;
}

/** The most of one turn, in milliseconds. */
export interface OwnWork {
  /** Spent in functions of the extension, and in everything that they called. */
  readonly ms: number;
  /** The same without functions of VS Code that they called. The turn may be another one. */
  readonly alone: number;
}

type Kind = 'own' | 'called' | 'other' | 'collection';

/**
 * How much of a turn an extension took at most. Collecting garbage counts for who was at work before it. What a turn
 * waited for a processor is left out in proportion, and nobody takes longer than the thread had one: V8 collects garbage
 * on several threads, and waits for all of them.
 *
 * @param folder The folder with the extension's scripts.
 */
export function getOwnWork(profile: CpuProfile, turns: readonly Turn[], folder: string): OwnWork {
  const kinds = getKinds(profile.nodes, pathToFileURL(folder).href + '/');
  const { samples = [], timeDeltas = [] } = profile;
  const sums = turns.map(() => ({ ms: 0, alone: 0 }));
  let at = 0;
  let last: Kind = 'other';
  let start = profile.startTime;
  samples.forEach((id, i) => {
    start += timeDeltas[i] ?? 0;
    const end = i + 1 < samples.length ? start + (timeDeltas[i + 1] ?? 0) : profile.endTime;
    const kind = kinds.get(id) ?? 'other';
    last = kind === 'collection' ? last : kind;
    while ((turns[at]?.end ?? Infinity) <= start) {
      at++;
    }
    if (last === 'other') {
      return;
    }
    for (let k = at; (turns[k]?.start ?? Infinity) < end; k++) {
      const [turn, sum] = [turns[k], sums[k]];
      if (turn !== undefined && sum !== undefined) {
        const working = 1 - Math.min(1, turn.waited / (turn.end - turn.start));
        const ms = ((Math.min(end, turn.end) - Math.max(start, turn.start)) / 1000) * working;
        sum.ms += ms;
        sum.alone += last === 'own' ? ms : 0;
      }
    }
  });
  const getMost = (times: readonly number[]): number =>
    times.reduce((most, ms, i) => Math.max(most, Math.min(ms, (turns[i]?.ran ?? Infinity) / 1000)), 0);
  return {
    ms: getMost(sums.map(({ ms }) => ms)),
    alone: getMost(sums.map(({ alone }) => alone)),
  };
}

/** Whose work a sample of each node is: that of the innermost function that has a file. */
function getKinds(nodes: readonly ProfileNode[], folder: string): ReadonlyMap<number, Kind> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const getKind = (id: number | undefined): Kind => {
    const node = id === undefined ? undefined : byId.get(id);
    if (node === undefined) {
      return 'other';
    }
    const { url, functionName } = node.callFrame;
    if (functionName === '(garbage collector)') {
      return 'collection';
    }
    if (url.startsWith(folder)) {
      return 'own';
    }
    const outer = getKind(parents.get(node.id));
    return outer === 'own' && url.startsWith('file:') ? 'called' : outer;
  };
  return new Map(nodes.map(({ id }) => [id, getKind(id)]));
}
