import type { FindingDescriptor, Severity } from './finding';

/**
 * Severities by code as a person set them. Read from a settings file, so any value may stand there; codes that do not
 * exist and values that are no severity are as good as absent.
 */
export type FindingSettings = Readonly<Record<string, unknown>>;

/** The severities from the gravest to the least, then `off`: the values that a setting takes. */
export const severityValues: readonly (Severity | 'off')[] = [
  'error',
  'warning',
  'information',
  'hint',
  'off',
];

/** The severity of a code after the settings; undefined where it is switched off. */
export function getSeverity(descriptor: FindingDescriptor, settings: FindingSettings): Severity | undefined {
  const wanted = Object.hasOwn(settings, descriptor.code) ? settings[descriptor.code] : undefined;
  const severity = severityValues.find((value) => value === wanted) ?? descriptor.severity;
  return severity === 'off' ? undefined : severity;
}
