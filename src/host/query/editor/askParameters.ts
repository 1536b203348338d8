import * as vscode from 'vscode';
import { parseParameter } from '../../../core/query/parseParameter';
import type { PresetParameter } from '../../../core/query/queryPreset';
import type { QueryParameters, ValueCount } from '../../../protocol/query';
import { escapeIcons } from '../../markdown/escapeIcons';

/** Finds values that were seen, commonest first; rejects where the logs cannot be read. */
export type Suggest = (
  expression: string,
  prefix: string,
  signal: AbortSignal,
) => Promise<readonly ValueCount[]>;

interface Step {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly value: string;
}

/** A pause in typing after which values are looked for, in milliseconds. */
const PAUSE = 150;

const BACK = Symbol('back');
type Answer = string | typeof BACK | undefined;

/**
 * Asks for the values of parameters one after another, with a way back. What was given before is what the fields begin
 * with. Undefined where the person gives up.
 */
export async function askParameters(
  title: string,
  parameters: readonly PresetParameter[],
  given: QueryParameters,
  suggest: Suggest,
): Promise<QueryParameters | undefined> {
  const entered = parameters.map(({ name, usual }) => String(given[name] ?? usual ?? ''));
  let at = 0;
  while (at < parameters.length) {
    const parameter = parameters[at];
    if (parameter === undefined) {
      break;
    }
    const step = { title, step: at + 1, totalSteps: parameters.length, value: entered[at] ?? '' };
    const answer: Answer =
      parameter.suggest === undefined || parameter.type !== 'text'
        ? await askText(parameter, step)
        : await askWithSuggestions(parameter, parameter.suggest, step, suggest);
    if (answer === undefined) {
      return undefined;
    }
    if (answer === BACK) {
      at--;
    } else {
      entered[at] = answer;
      at++;
    }
  }
  return Object.fromEntries(
    parameters.flatMap((parameter, index) => {
      const parsed = parseParameter(entered[index] ?? '', parameter);
      return 'value' in parsed ? [[parameter.name, parsed.value] as const] : [];
    }),
  );
}

function getFault(entered: string, parameter: PresetParameter): string | undefined {
  const parsed = parseParameter(entered, parameter);
  return 'fault' in parsed ? parsed.fault : undefined;
}

function getButtons({ step }: Step): readonly vscode.QuickInputButton[] {
  return step > 1 ? [vscode.QuickInputButtons.Back] : [];
}

/** What is asked, behind the question that it is asked for. */
function toTitle({ title }: Step, parameter: PresetParameter): string {
  return `${title}${title.endsWith('?') ? '' : ':'} ${parameter.title}`;
}

function askText(parameter: PresetParameter, step: Step): Promise<Answer> {
  const input = vscode.window.createInputBox();
  input.title = toTitle(step, parameter);
  input.step = step.step;
  input.totalSteps = step.totalSteps;
  input.value = step.value;
  input.prompt = parameter.hint;
  input.ignoreFocusOut = true;
  input.buttons = getButtons(step);
  return new Promise((resolve) => {
    input.onDidChangeValue((value) => {
      input.validationMessage = getFault(value, parameter);
    });
    input.onDidAccept(() => {
      const fault = getFault(input.value, parameter);
      input.validationMessage = fault;
      if (fault === undefined) {
        resolve(input.value);
        input.hide();
      }
    });
    input.onDidTriggerButton(() => {
      resolve(BACK);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

interface ValueItem extends vscode.QuickPickItem {
  /** Undefined for words that are no value. */
  readonly value?: string;
}

function askWithSuggestions(
  parameter: PresetParameter,
  expression: string,
  step: Step,
  suggest: Suggest,
): Promise<Answer> {
  const pick = vscode.window.createQuickPick<ValueItem>();
  pick.title = toTitle(step, parameter);
  pick.step = step.step;
  pick.totalSteps = step.totalSteps;
  pick.placeholder = parameter.hint;
  pick.ignoreFocusOut = true;
  pick.buttons = getButtons(step);
  // The usual value, often a pattern for all, would only hide the values that were seen.
  pick.value = step.value === parameter.usual ? '' : step.value;
  const whole = new AbortController();
  let search = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  /** The commonest of all, and those that begin with what is typed. */
  let common: readonly ValueCount[] = [];
  let found: readonly ValueCount[] = [];
  let problem: string | undefined;

  const show = (): void => {
    const values = new Map([...found, ...common].map((entry) => [entry.value, entry]));
    pick.items = toItems(pick.value, [...values.values()], problem, parameter);
  };
  const look = async (prefix: string, signal: AbortSignal): Promise<readonly ValueCount[]> => {
    pick.busy = true;
    try {
      const values = await suggest(expression, prefix, signal);
      problem = undefined;
      return values;
    } catch (error) {
      problem = signal.aborted ? problem : error instanceof Error ? error.message : String(error);
      return [];
    } finally {
      pick.busy = false;
    }
  };
  const lookForAll = async (): Promise<void> => {
    common = await look('', whole.signal);
    show();
  };
  const lookForTyped = async (): Promise<void> => {
    search.abort();
    search = new AbortController();
    const { signal } = search;
    const values = await look(pick.value.trim(), signal);
    if (!signal.aborted) {
      found = values;
      show();
    }
  };

  return new Promise((resolve) => {
    pick.onDidChangeValue(() => {
      show();
      clearTimeout(timer);
      timer = setTimeout(() => void lookForTyped(), PAUSE);
    });
    pick.onDidAccept(() => {
      const answer = pick.activeItems[0]?.value ?? pick.value;
      if (getFault(answer, parameter) === undefined) {
        resolve(answer);
        pick.hide();
      }
    });
    pick.onDidTriggerButton(() => {
      resolve(BACK);
      pick.hide();
    });
    pick.onDidHide(() => {
      clearTimeout(timer);
      search.abort();
      whole.abort();
      resolve(undefined);
      pick.dispose();
    });
    show();
    pick.show();
    void lookForAll();
  });
}

function toItems(
  typed: string,
  found: readonly ValueCount[],
  problem: string | undefined,
  parameter: PresetParameter,
): readonly ValueItem[] {
  const folded = typed.trim().toLowerCase();
  const values = found
    .filter(({ value }) => value !== '' && value.toLowerCase().includes(folded))
    .map(({ value, events }): ValueItem => ({
      label: escapeIcons(value),
      description: `${events.toLocaleString('en')} ${events === 1 ? 'event' : 'events'}`,
      value,
      alwaysShow: true,
    }));
  const isListed = found.some(({ value }) => value === typed);
  const own: ValueItem[] =
    isListed || (folded === '' && parameter.usual === undefined)
      ? []
      : [
          {
            label: folded === '' ? toUsualLabel(parameter) : escapeIcons(typed),
            description: folded === '' ? '' : 'as typed',
            value: folded === '' ? '' : typed,
            alwaysShow: true,
          },
        ];
  const words: ValueItem[] =
    problem === undefined ? [] : [{ label: problem, kind: vscode.QuickPickItemKind.Separator }];
  // What is typed stands first, so that Enter never takes a value that only contains it.
  return [...own, ...values, ...words];
}

function toUsualLabel({ usual }: PresetParameter): string {
  return usual === undefined || usual === '' || usual === '%' ? 'Any' : escapeIcons(usual);
}
