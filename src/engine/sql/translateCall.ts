import type { FunctionCallContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { AthenaFunction } from '../../core/query/athenaFunctions';
import { athenaFunctions, athenaFunctionsNotRun, getAthenaFunction } from '../../core/query/athenaFunctions';
import type { Call } from './call';
import { getReturned } from './call';
import { checkArgument } from './checkArgument';
import { fillTemplate, functionTemplates } from './functionTemplates';
import { getNearestName } from './getNearestName';
import type { Scope } from './scope';
import { translateAggregate } from './translateAggregate';
import { translateExpression } from './translateExpression';
import { translateLambdaCall } from './translateLambdaCall';
import { translateSpecialCall } from './translateSpecialCall';
import type { Translation, Typed } from './translation';
import { mark, NO_VALUE } from './translation';

/** A call of one of Athena's functions. */
export function translateCall(work: Translation, scope: Scope, context: FunctionCallContext): Typed {
  const written = work.getText(context.functionName());
  const entry = getAthenaFunction(written.replaceAll('"', ''));
  const given = context.expression();
  if (entry === undefined) {
    work.addFault(context.functionName(), toUnknownMessage(written));
    return NO_VALUE;
  }
  const isStar = context.ASTERISK() !== null;
  if (!isStar && (given.length < entry.least || given.length > entry.most)) {
    work.addFault(
      context.functionName(),
      `${entry.name} takes ${toCountWords(entry)}, not ${given.length}: ${entry.signature}.`,
    );
    return NO_VALUE;
  }
  if (isStar && entry.name !== 'count') {
    work.addFault(context.functionName(), `${entry.name}(*) has no meaning; only count(*) has.`);
  }
  if (context.processingMode() !== null) {
    work.addFault(context, 'RUNNING and FINAL belong to MATCH_RECOGNIZE, which cannot be run here.');
  }
  if (entry.kind === 'window' && context.over() === null) {
    work.addFault(context.functionName(), `${entry.name} needs OVER (…) behind it.`);
  }
  const call: Call = { work, scope, context, entry, given };
  const result = translateLambdaCall(call) ?? translatePlainCall(call, isStar);
  return { sql: mark(context, result.sql), type: result.type };
}

function toUnknownMessage(written: string): string {
  const name = written.toLowerCase();
  if (athenaFunctionsNotRun.includes(name)) {
    return `${name} is a function of Athena's that cannot be run here.`;
  }
  const nearest = getNearestName(
    name,
    athenaFunctions.map((entry) => entry.name),
  );
  return `There is no function ${written}.${nearest === undefined ? '' : ` Is ${nearest} meant?`}`;
}

function toCountWords({ least, most }: AthenaFunction): string {
  const words = (count: number): string => (count === 1 ? '1 argument' : `${count} arguments`);
  if (most === Infinity) {
    return `at least ${words(least)}`;
  }
  return least === most ? words(least) : `${least} to ${words(most)}`;
}

function translatePlainCall(call: Call, isStar: boolean): Typed {
  const { work, scope, context, entry, given } = call;
  const isAggregate = entry.kind === 'aggregate' && context.over() === null;
  if (isAggregate) {
    scope.hasAggregate = true;
  }
  const args = given.map((argument) => translateExpression(work, scope, argument));
  const parameters = getParameters(entry);
  for (const [index, argument] of args.entries()) {
    checkArgument(call, argument, index, parameters[index] ?? '');
  }
  if (entry.kind === 'scalar') {
    const wrong = context.over() ?? context.filter() ?? context.setQuantifier();
    if (wrong !== null) {
      work.addFault(wrong, `${entry.name} is no aggregate; OVER, FILTER and DISTINCT do not belong to it.`);
    }
    const special = translateSpecialCall(call, args);
    if (special !== undefined) {
      return special;
    }
    const template =
      functionTemplates[`${entry.name}/${args.length}`] ??
      functionTemplates[entry.name] ??
      `${entry.name}($*)`;
    const sql = fillTemplate(
      template,
      args.map((argument) => argument.sql),
    );
    return { sql: sql.startsWith('CASE') ? `(${sql})` : sql, type: getReturned(entry, args) };
  }
  return translateAggregate(call, args, isStar);
}

/** Names of the parameters, in order; the last stands for what repeats. */
function getParameters({ signature }: AthenaFunction): readonly string[] {
  return signature
    .slice(signature.indexOf('(') + 1, -1)
    .split(',')
    .map((name) => name.replaceAll('[', '').replaceAll(']', '').trim());
}
