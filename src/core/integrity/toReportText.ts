import type { DigestResult, DigestStatus, IntegrityReport, LogResult, LogStatus } from './integrityReport';

/** Rows of one list in the report; whoever needs all has the count and can validate a part. */
const MOST_ROWS = 500;

const LOG_TITLES: Readonly<Record<LogStatus, string>> = {
  modified: 'Modified logs',
  missing: 'Missing logs',
  moved: 'Moved logs',
  'not-covered': 'Logs that no digest covers',
  unread: 'Logs that could not be read',
  valid: 'Valid logs',
};

const DIGEST_WORDS: Readonly<Record<DigestStatus, string>> = {
  signed: 'signed',
  linked: 'linked, signature not checked',
  unproved: 'not proved',
  forged: 'signature does not fit',
  modified: 'modified',
  unreadable: 'unreadable',
};

function toTime(time: number | undefined): string {
  return time === undefined || Number.isNaN(time)
    ? '–'
    : new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

/** How the report is told: paths relative to something shorter, and text made harmless for the surface. */
export interface ReportStyle {
  /** Shortens a path for reading. */
  readonly toShownPath: (path: string) => string;
  /** Makes text of files and logs harmless in Markdown. */
  readonly escape: (text: string) => string;
  /** What was validated, in lines; none unless told. */
  readonly about?: readonly string[];
}

/** A validation as a Markdown document: the outcome first, then what can be concluded, then every exception. */
export function toReportText(
  { digests, logs, gaps, notes }: IntegrityReport,
  ignored: number,
  { toShownPath, escape, about = [] }: ReportStyle,
): string {
  const countLogs = (status: LogStatus): number => logs.filter((log) => log.status === status).length;
  const bad =
    countLogs('modified') +
    countLogs('missing') +
    digests.filter(({ status }) => ['forged', 'modified', 'unreadable'].includes(status)).length;
  const lines = [
    '# Validation of CloudTrail log files',
    '',
    ...(about.length > 0 ? [...about.map((line) => `- ${escape(line)}`), ''] : []),
    bad > 0
      ? `**${bad} ${bad === 1 ? 'file is' : 'files are'} not as CloudTrail delivered ${bad === 1 ? 'it' : 'them'}.**`
      : logs.length === 0
        ? '**No log file was found.**'
        : '**No file contradicts its digest.**',
    '',
    '| Logs | |',
    '|---|---:|',
    ...(Object.keys(LOG_TITLES) as LogStatus[]).map(
      (status) => `| ${LOG_TITLES[status]} | ${countLogs(status)} |`,
    ),
    `| … under a digest with AWS's signature | ${logs.filter(({ status, proof }) => status === 'valid' && proof === 'signed').length} |`,
    ...(ignored > 0 ? [`| Other files, left alone | ${ignored} |`] : []),
    '',
    '## What this proves',
    '',
    ...notes.map((note) => `- ${note}`),
    '',
  ];
  for (const status of ['modified', 'missing', 'moved', 'not-covered', 'unread'] as const) {
    lines.push(
      ...toLogList(
        LOG_TITLES[status],
        logs.filter((log) => log.status === status),
        toShownPath,
        escape,
      ),
    );
  }
  lines.push(...toDigestTable(digests, toShownPath, escape));
  if (gaps.length > 0) {
    lines.push('## Gaps, beginnings and ends of chains', '');
    for (const { chain, from, to, message } of gaps) {
      lines.push(`- ${escape(chain)}, ${toTime(from)} to ${toTime(to)} UTC: ${escape(message)}`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

function toLogList(
  title: string,
  logs: readonly LogResult[],
  toShownPath: ReportStyle['toShownPath'],
  escape: ReportStyle['escape'],
): string[] {
  if (logs.length === 0) {
    return [];
  }
  const rows = logs
    .slice(0, MOST_ROWS)
    .map(
      ({ key, path, message }) =>
        `- ${escape(path === undefined ? key : toShownPath(path))}: ${escape(message)}`,
    );
  const rest = logs.length - rows.length;
  return [`## ${title}`, '', ...rows, ...(rest > 0 ? [`- and ${rest} more`] : []), ''];
}

function toDigestTable(
  digests: readonly DigestResult[],
  toShownPath: ReportStyle['toShownPath'],
  escape: ReportStyle['escape'],
): string[] {
  if (digests.length === 0) {
    return [];
  }
  const rows = digests
    .slice(0, MOST_ROWS)
    .map(
      ({ chain, start, end, status, message, path }) =>
        `| ${escape(chain)} | ${toTime(start)} | ${toTime(end)} | ${DIGEST_WORDS[status]} | ${escape(toShownPath(path))} | ${escape(message)} |`,
    );
  const rest = digests.length - rows.length;
  return [
    '## Digests',
    '',
    '| Account, Region, trail | From (UTC) | To (UTC) | Status | File | |',
    '|---|---|---|---|---|---|',
    ...rows,
    ...(rest > 0 ? [`| and ${rest} more | | | | | |`] : []),
    '',
  ];
}
