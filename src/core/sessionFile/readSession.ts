import type { Node } from 'jsonc-parser';
import { parseTime } from '../time/parseTime';
import { toSlashes } from './sessionPath';
import type { EventMark, SessionFile, SessionNote, SessionSource } from './sessionFile';
import { getMemberNode, toRest } from './sessionNode';

/** Takes a fault at the node that it is about. */
export type ReportFault = (node: Node, message: string) => void;

const SHA256 = /^[0-9a-f]{64}$/i;

/** The content of a session file whose format and version are right. Wrong values are reported and left out. */
export function readSession(root: Node, report: ReportFault): SessionFile {
  const sources = readList(root, 'sources', report).map((node) => readSource(node, report));
  const readMark = (node: Node): EventMark | undefined => readEventMark(node, sources.length, report);
  return {
    sources,
    filter: readText(root, 'filter', report) ?? '',
    grouping: readList(root, 'grouping', report).flatMap((node) => {
      const value: unknown = node.value;
      if (typeof value === 'string') {
        return [value];
      }
      report(node, 'A level of the grouping must be text; it is left out.');
      return [];
    }),
    stars: readList(root, 'stars', report).flatMap((node) => readMark(node) ?? []),
    notes: readList(root, 'notes', report).flatMap((node) => readNote(node, readMark, report) ?? []),
    ...toRest(root, ['format', 'version', 'sources', 'filter', 'grouping', 'stars', 'notes']),
  };
}

/** Never left out, because events are named by the position of their source. */
function readSource(node: Node, report: ReportFault): SessionSource {
  if (node.type !== 'object') {
    report(node, 'A source must be an object with a path or a uri; its log cannot be found.');
    return {};
  }
  const path = readPath(node, report);
  const uri = readUri(node, report);
  const sha256 = readText(node, 'sha256', report);
  const size = readSize(node, report);
  const hashNode = getMemberNode(node, 'sha256');
  const isHash = sha256 !== undefined && SHA256.test(sha256);
  if (sha256 !== undefined && hashNode !== undefined && !isHash) {
    report(hashNode, 'A SHA-256 has 64 hex digits; the log cannot be compared with it.');
  }
  if (getMemberNode(node, 'path') === undefined && getMemberNode(node, 'uri') === undefined) {
    report(node, 'The source has neither path nor uri; its log cannot be found.');
  }
  return {
    ...(path === undefined ? {} : { path }),
    ...(uri === undefined ? {} : { uri }),
    ...(isHash ? { sha256: sha256.toLowerCase() } : {}),
    ...(size === undefined ? {} : { size }),
    ...toRest(node, ['path', 'uri', 'sha256', 'size']),
  };
}

/** A path to another computer makes some systems send the reader's credentials there, so it is refused. */
function readPath(node: Node, report: ReportFault): string | undefined {
  const text = readText(node, 'path', report);
  const place = getMemberNode(node, 'path');
  const path = text === undefined ? undefined : toSlashes(text);
  if (place !== undefined && (path === '' || path?.startsWith('//') === true)) {
    report(
      place,
      path === ''
        ? 'The path is empty; the log cannot be found.'
        : 'The path leads to another computer and is not followed; add the log by hand.',
    );
    return undefined;
  }
  return path;
}

/** An address may lead there as well as a path. */
function readUri(node: Node, report: ReportFault): string | undefined {
  const uri = readText(node, 'uri', report);
  const place = getMemberNode(node, 'uri');
  if (uri === undefined || place === undefined || !isOfOtherComputer(uri)) {
    return uri;
  }
  report(place, 'The address leads to another computer and is not followed; add the log by hand.');
  return undefined;
}

/** A file's address with a host, or with a path that Windows reads as one with a host. */
function isOfOtherComputer(uri: string): boolean {
  const [, place] = /^file:(.*)$/is.exec(uri) ?? [];
  return place !== undefined && /^\/\/(?:[^/]|\/\/)/.test(place.replaceAll(/%5c|%2f|\\/gi, '/'));
}

function readSize(node: Node, report: ReportFault): number | undefined {
  const place = getMemberNode(node, 'size');
  if (place === undefined || isCount(place.value)) {
    return place?.value as number | undefined;
  }
  report(place, 'A size is a whole number of bytes; it is left out.');
  return undefined;
}

function readEventMark(node: Node, sourceCount: number, report: ReportFault): EventMark | undefined {
  const value: unknown = node.value;
  if (typeof value === 'string' && value !== '') {
    return value;
  }
  const source: unknown = getMemberNode(node, 'source')?.value;
  const record: unknown = getMemberNode(node, 'record')?.value;
  if (isCount(source) && isCount(record)) {
    if (source < sourceCount) {
      return { source, record };
    }
    report(node, `The session has no source ${source}; the entry is left out.`);
    return undefined;
  }
  report(node, 'An event is named by its eventID, or by source and record; the entry is left out.');
  return undefined;
}

function readNote(
  node: Node,
  readMark: (node: Node) => EventMark | undefined,
  report: ReportFault,
): SessionNote | undefined {
  const eventNode = getMemberNode(node, 'event');
  const text = readText(node, 'text', report);
  if (eventNode === undefined || text === undefined) {
    report(node, 'A note needs an event and a text; it is left out.');
    return undefined;
  }
  const event = readMark(eventNode);
  if (event === undefined) {
    return undefined;
  }
  const author = readText(node, 'author', report);
  const timeText = readText(node, 'time', report);
  const timeNode = getMemberNode(node, 'time');
  const time = timeText === undefined ? undefined : parseTime(timeText);
  if (timeText !== undefined && time === undefined && timeNode !== undefined) {
    report(timeNode, 'This is no time such as 2025-04-01T08:00:00Z; the note is kept without one.');
  }
  return {
    event,
    text,
    ...(author === undefined ? {} : { author }),
    ...(time === undefined ? {} : { time }),
    ...toRest(node, ['event', 'text', 'author', 'time']),
  };
}

/** The items of a list; none where the member is absent, and a fault where it is something else. */
function readList(node: Node, name: string, report: ReportFault): readonly Node[] {
  const list = getMemberNode(node, name);
  if (list !== undefined && list.type !== 'array') {
    report(list, `"${name}" must be a list; it is left out.`);
    return [];
  }
  return list?.children ?? [];
}

function readText(node: Node, name: string, report: ReportFault): string | undefined {
  const member = getMemberNode(node, name);
  const value: unknown = member?.value;
  if (member !== undefined && typeof value !== 'string') {
    report(member, `"${name}" must be text; it is left out.`);
  }
  return typeof value === 'string' ? value : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
