import * as vscode from 'vscode';
import { toAthenaDdl } from '../../../core/query/athena/toAthenaDdl';
import { toAthenaSql } from '../../../core/query/athena/toAthenaSql';
import type { Trail } from '../../../core/trails/trail';
import { isAccountId, isRegionName } from '../../../core/trails/awsNames';
import { parseTrailPlace } from '../../../core/trails/trailPlace';
import { escapeIcons } from '../../markdown/escapeIcons';
import { getTrails } from '../../trails/trailSettings';
import type { QueryParts } from './queryParts';
import type { FoundStatement } from './runStatement';
import { getParameters } from './runStatement';

/** Copies a statement with its parameters as literals. Warns where it asks for columns that Athena does not have. */
export async function copyAthenaSql(parts: QueryParts, found: FoundStatement): Promise<string | undefined> {
  const parameters = await getParameters(parts, found);
  if (parameters === undefined) {
    return undefined;
  }
  const { sql, ownColumns } = toAthenaSql(found.statement.text, parameters);
  await vscode.env.clipboard.writeText(sql);
  if (ownColumns.length > 0) {
    void vscode.window.showWarningMessage(
      `Copied, but Athena does not know ${ownColumns.length === 1 ? 'the column' : 'the columns'} ${ownColumns.join(', ')}, which only CloudTrail Lens has. Replace them before you run the statement there.`,
    );
  } else {
    vscode.window.setStatusBarMessage('$(check) Copied for Athena', 5000);
  }
  return sql;
}

/** Copies the statement that makes the table of a trail in Athena; asks for what a trail's setting does not say. */
export async function copyAthenaDdl(trail: Trail): Promise<string | undefined> {
  const place = parseTrailPlace(trail.prefix);
  const accounts = await askForList({
    prompt: 'Account ids of the logs, with commas between them',
    value: place.account ?? '',
    check: isAccountId,
    fault: 'Account ids of 12 digits, such as 111122223333, 444455556666',
  });
  const regions =
    accounts &&
    (await askForList({
      prompt: 'Regions of the logs, with commas between them',
      value: place.region ?? trail.region ?? 'us-east-1',
      check: isRegionName,
      fault: 'Regions, such as us-east-1, eu-central-1',
    }));
  const firstDay =
    regions &&
    (await vscode.window.showInputBox({
      title: 'Copy Athena DDL',
      prompt: 'The first day of the logs',
      value: `${String(new Date().getUTCFullYear() - 1)}/01/01`,
      ignoreFocusOut: true,
      validateInput: (text) =>
        /^\d{4}\/\d{2}\/\d{2}$/.test(text.trim()) ? undefined : 'A day as yyyy/MM/dd',
    }));
  if (accounts === undefined || regions === undefined || firstDay === undefined) {
    return undefined;
  }
  const ddl = toAthenaDdl({
    bucket: trail.bucket,
    prefix: (place.base ?? trail.prefix).replace(/AWSLogs\/$/, ''),
    ...(place.organization === undefined ? {} : { organization: place.organization }),
    accounts,
    regions,
    firstDay: firstDay.trim(),
  });
  await vscode.env.clipboard.writeText(ddl);
  vscode.window.setStatusBarMessage('$(check) Copied the DDL for Athena', 5000);
  return ddl;
}

/** The trail that is meant where a command was called without one. */
export async function pickTrail(): Promise<Trail | undefined> {
  const { trails } = getTrails();
  if (trails.length === 0) {
    void vscode.window.showInformationMessage(
      'Add a trail to the sidebar first: its bucket is what the table reads.',
    );
    return undefined;
  }
  const items = trails.map((trail) => ({ label: escapeIcons(trail.name), description: trail.bucket, trail }));
  return (await vscode.window.showQuickPick(items, { title: 'Copy Athena DDL' }))?.trail;
}

async function askForList(question: {
  readonly prompt: string;
  readonly value: string;
  readonly check: (text: string) => boolean;
  readonly fault: string;
}): Promise<readonly string[] | undefined> {
  const toList = (text: string): readonly string[] =>
    text
      .split(/[\s,]+/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const text = await vscode.window.showInputBox({
    title: 'Copy Athena DDL',
    prompt: question.prompt,
    value: question.value,
    ignoreFocusOut: true,
    validateInput: (entered) => {
      const list = toList(entered);
      return list.length > 0 && list.every(question.check) ? undefined : question.fault;
    },
  });
  return text === undefined ? undefined : toList(text);
}
