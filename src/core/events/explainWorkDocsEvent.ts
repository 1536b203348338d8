import type { Explanation, Inline, Sentence } from '../explain/explanation';
import type { CloudTrailRecord } from '../record/cloudTrailRecord';
import { getText } from '../record/cloudTrailRecord';
import { getService } from '../services/getService';
import { getPlane } from '../workdocs/getPlane';
import { WORKDOCS_SOURCE } from '../workdocs/getWorkDocsEvent';
import type { WorkDocsEvent, WorkDocsParameter } from '../workdocs/workDocsEvent';

type Facts = NonNullable<Explanation['facts']>;

/** A WorkDocs event of the catalog in full: what it does, plane, access, parameters, and how to read it. */
export function explainWorkDocsEvent(
  record: CloudTrailRecord,
  event: WorkDocsEvent,
  access: Sentence | undefined,
): Explanation {
  const service = getService(WORKDOCS_SOURCE);
  const written = getText(record, 'eventName') ?? event.name;
  return {
    title: [{ code: event.name }, ' in Amazon WorkDocs'],
    body: [
      [event.does],
      ...(written === event.name
        ? []
        : [['The log spells it with other capitals: ', { code: written }, '.']]),
      [event.reading],
      ...toCertainty(event),
    ],
    facts: [
      { label: 'Plane', value: toPlaneWords(record, event) },
      ...(access === undefined ? [] : [{ label: 'Access', value: access }]),
      ...toParameterFacts(event),
    ],
    ...(service === undefined ? {} : { links: [service.link] }),
  };
}

function toPlaneWords(record: CloudTrailRecord, event: WorkDocsEvent): Sentence {
  switch (getPlane(record)) {
    case 'control':
      return event.caller === 'either'
        ? [
            "Control plane: an IAM identity made this call, which gives it an administrator's view of the whole site",
          ]
        : event.caller === 'data'
          ? [
              'Control plane by its IAM identity, although this call works only with the token of a directory user',
            ]
          : ['Control plane: made by an IAM identity'];
    case 'data':
      return event.caller === 'control'
        ? ['Data plane by its directory user, although only IAM identities are known to make this call']
        : ['Data plane: made by a WorkDocs directory user'];
    case undefined:
      return ['Not told: the record has no identity that says who called'];
  }
}

function toParameterFacts(event: WorkDocsEvent): Facts {
  const [first, second] = event.forms;
  if (first === undefined) {
    return [{ label: 'Parameters', value: ['not documented'] }];
  }
  return [
    {
      label: second === undefined ? 'Parameters' : 'Parameters, public API',
      value: toParameterList(first, event),
    },
    ...(second === undefined
      ? []
      : [{ label: 'Parameters, console', value: toParameterList(second, event) }]),
    ...toSensitiveFact('Sensitive in the request', event.sensitiveRequest),
    ...toSensitiveFact('Sensitive in the response', event.sensitiveResponse),
  ];
}

/** Required ones first; members of an object are left to the object, because the whole list can have 40 names. */
function toParameterList(form: readonly WorkDocsParameter[], event: WorkDocsEvent): Sentence {
  const names = form.filter(({ path }) => !path.replaceAll('[]', '').includes('.'));
  const required = names.filter((parameter) => parameter.required);
  const optional = names.filter((parameter) => !parameter.required);
  const sensitive = new Set(event.sensitiveRequest);
  const toList = (list: readonly WorkDocsParameter[]): Inline[] =>
    list.flatMap(({ path }, index) => [
      ...(index === 0 ? [] : [', ']),
      { code: path.replaceAll('[]', '') },
      ...(sensitive.has(path) ? [' (sensitive)'] : []),
    ]);
  return [
    ...(required.length === 0 ? [] : ['required ', ...toList(required)]),
    ...(required.length === 0 || optional.length === 0 ? [] : ['; ']),
    ...(optional.length === 0 ? [] : ['optional ', ...toList(optional)]),
  ];
}

/** A handful of names tells the kind; DescribeActivities has 24. */
const MAX_SENSITIVE = 6;

function toSensitiveFact(label: string, paths: readonly string[]): Facts {
  if (paths.length === 0) {
    return [];
  }
  const shown = paths.slice(0, MAX_SENSITIVE);
  const value: Inline[] = shown.flatMap((path, index) => [...(index === 0 ? [] : [', ']), { code: path }]);
  return [
    {
      label,
      value:
        shown.length === paths.length
          ? value
          : [...value, ` and ${String(paths.length - shown.length)} more`],
    },
  ];
}

function toCertainty(event: WorkDocsEvent): readonly Sentence[] {
  const documented = event.sources.some(
    (source) => source === 'api' || source === 'guide' || source === 'list',
  );
  if (documented) {
    return [];
  }
  return event.sources.every((source) => source === 'console')
    ? [['The name is known from the API of the WorkDocs console only; AWS never documented it.']]
    : [['The name is known as a permission in IAM; AWS does not list it among the public calls.']];
}
