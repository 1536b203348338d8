import * as vscode from 'vscode';
import { getRegionName } from '../../../core/explain/values/explainRegion';
import { isRegionName } from '../../../core/trails/awsNames';
import { getLookUpWindow } from '../../../core/trails/getLookUpWindow';
import type { LookUp, LookUpAttribute, LookUpKey } from '../../../core/trails/lookUp';
import { getLookUpKeys, LONGEST_LOOK_UP_VALUE } from '../../../core/trails/lookUp';

const TITLE = 'Look Up Event History';

/** Asks what to look up, in three steps below a region. `regions` are the choices where none is given. */
export async function askForLookUp(
  given: string | undefined,
  regions: () => Promise<readonly string[]>,
): Promise<LookUp | undefined> {
  const region = given ?? (await askRegion(regions));
  const what = region === undefined ? undefined : await askWhat(region);
  if (region === undefined || what === undefined) {
    return undefined;
  }
  const { key, isInsight } = what;
  const value = key === undefined ? '' : await askValue(key);
  const time = value === undefined ? undefined : await askTime();
  if (value === undefined || time === undefined) {
    return undefined;
  }
  const attribute: LookUpAttribute | undefined = key === undefined ? undefined : { key, value };
  return { region, time, isInsight, ...(attribute === undefined ? {} : { attribute }) };
}

async function askRegion(regions: () => Promise<readonly string[]>): Promise<string | undefined> {
  const other = 'Another Region…';
  const items = (await regions()).map((region) => ({
    label: region,
    description: getRegionName(region) ?? '',
  }));
  const picked = await vscode.window.showQuickPick([...items, { label: other, description: '' }], {
    title: `${TITLE}: which Region?`,
    placeHolder: 'Each Region has its own; events of global services such as IAM are in us-east-1',
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (picked?.label !== other) {
    return picked?.label;
  }
  const text = await vscode.window.showInputBox({
    title: `${TITLE}: which Region?`,
    ignoreFocusOut: true,
    validateInput: (value) => (isRegionName(value.trim()) ? undefined : 'A Region such as eu-central-1'),
  });
  return text?.trim();
}

/** What a value must be, and an example. */
const KEYS: Readonly<Record<LookUpKey, { readonly words: string; readonly example: string }>> = {
  EventName: { words: 'the name of the call', example: 'ConsoleLogin' },
  Username: { words: 'the user or the role session that called', example: 'alice' },
  EventSource: { words: 'the service that was called', example: 'iam.amazonaws.com' },
  EventId: { words: 'the eventID of one event', example: '0828c0d2-3589-4390-b954-c78b4a7df44b' },
  AccessKeyId: { words: 'the access key that signed', example: 'AKIAIOSFODNN7EXAMPLE' },
  ResourceName: { words: 'the name, ID or ARN of a resource of the event', example: 'i-0abcd1234efgh5678' },
  ResourceType: { words: 'the type of a resource of the event', example: 'AWS::S3::Bucket' },
  ReadOnly: { words: 'whether the call only reads', example: 'false' },
};

interface What {
  readonly key: LookUpKey | undefined;
  readonly isInsight: boolean;
}

async function askWhat(region: string): Promise<What | undefined> {
  const toItems = (isInsight: boolean): readonly (vscode.QuickPickItem & What)[] => [
    {
      label: isInsight ? 'All Insights events' : 'All events',
      description: isInsight ? '' : 'no attribute',
      key: undefined,
      isInsight,
    },
    ...getLookUpKeys(isInsight).map((key) => ({
      label: isInsight ? `Insights ${key}` : key,
      description: KEYS[key].words,
      key,
      isInsight,
    })),
  ];
  const toSeparator = (label: string): vscode.QuickPickItem & What => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
    key: undefined,
    isInsight: false,
  });
  return vscode.window.showQuickPick(
    [
      toSeparator('Management events'),
      ...toItems(false),
      toSeparator('Insights events, where they are enabled'),
      ...toItems(true),
    ],
    {
      title: `${TITLE} of ${region}: which events?`,
      placeHolder: 'Management events of the last 90 days; CloudTrail honours one attribute',
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
}

async function askValue(key: LookUpKey): Promise<string | undefined> {
  const title = `${TITLE}: which ${key}?`;
  if (key === 'ReadOnly') {
    const picked = await vscode.window.showQuickPick(
      [
        { label: 'false', description: 'calls that change something' },
        { label: 'true', description: 'calls that only read' },
      ],
      { title, ignoreFocusOut: true },
    );
    return picked?.label;
  }
  const { words, example } = KEYS[key];
  const text = await vscode.window.showInputBox({
    title,
    placeHolder: example,
    prompt: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}. CloudTrail compares the whole value, capitals included; there are no wildcards.`,
    ignoreFocusOut: true,
    validateInput: (value) => {
      const { length } = value.trim();
      return length > 0 && length <= LONGEST_LOOK_UP_VALUE ? undefined : 'A value of 1 to 2,000 characters';
    },
  });
  return text?.trim();
}

const TIMES = [
  ['Last hour', 'last 1 hour'],
  ['Last day', 'last 1 day'],
  ['Last 7 days', 'last 7 days'],
  ['Last 30 days', 'last 30 days'],
  ['Last 90 days', 'last 90 days'],
] as const;

async function askTime(): Promise<string | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      ...TIMES.map(([label, time]) => ({ label, description: '', time })),
      { label: 'Other time…', description: 'a day, two days, two times', time: '' },
    ],
    {
      title: `${TITLE}: which time?`,
      placeHolder: 'About 100 events a second come; the newest come first, and you can stop at any time',
      ignoreFocusOut: true,
    },
  );
  if (picked?.time !== '') {
    return picked?.time;
  }
  const text = await vscode.window.showInputBox({
    title: `${TITLE}: which time?`,
    placeHolder: '2024-11-19 09:00 to 11:30',
    prompt:
      'Times are UTC unless they end in an offset. Also: 2024-11-18 to 2024-11-19 (whole days), last 6 hours. Event history keeps 90 days.',
    ignoreFocusOut: true,
    validateInput: (value) => {
      const window = getLookUpWindow(value, Date.now());
      return window === undefined
        ? 'A day, two days, two times, or "last 6 hours"'
        : window === 'too old'
          ? 'Event history keeps 90 days. Load the log files of a trail for older events.'
          : undefined;
    },
  });
  return text?.trim();
}
