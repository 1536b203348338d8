import { WORKDOCS_USER_TYPE } from '../filter/buildFieldColumns';
import { filterFields } from '../filter/filterFields';
import { toRowText } from '../grouping/eventRow';
import { getIdentityTypeLabel, WORKDOCS_USER_LABEL } from '../identity/identityTypes';
import { getService } from '../services/getService';
import type { FacetField } from './facet';

/** The facets that are shown unless others are asked for, in order. */
export const defaultFacets: readonly FacetField[] = [
  'type',
  'identity',
  'service',
  'event',
  'error',
  'region',
  'account',
  'ip',
  'access',
  'plane',
  'redacted',
  'source',
];

const TITLES: Readonly<Record<FacetField, string>> = {
  type: 'Identity type',
  identity: 'Identity',
  session: 'Session',
  account: 'Account',
  'identity-account': 'Account of the identity',
  service: 'Service',
  event: 'Event',
  error: 'Error',
  failed: 'Failed',
  region: 'Region',
  ip: 'Source address',
  agent: 'User agent',
  access: 'Read or write',
  plane: 'WorkDocs plane',
  redacted: 'Redacted',
  key: 'Access key',
  mfa: 'MFA',
  hour: 'Hour (UTC)',
  source: 'Log',
  id: 'Event ID',
};

const NONE_LABELS: Partial<Record<FacetField, string>> = {
  type: 'No identity type',
  error: 'No error code',
  access: 'Not stated',
  plane: 'Not WorkDocs, or not known',
  mfa: 'Not stated',
};

export function getFacetLabel(field: FacetField): string {
  return TITLES[field];
}

/** A value of a field for people; '' is no value. */
export function getValueLabel(field: FacetField, value: string): string {
  if (value === '') {
    return NONE_LABELS[field] ?? 'No value';
  }
  if (field === 'type') {
    return toRowText(value === WORKDOCS_USER_TYPE ? WORKDOCS_USER_LABEL : getIdentityTypeLabel(value));
  }
  if (field === 'service') {
    const source = `${value}.amazonaws.com`;
    const name = getService(source)?.name;
    return name === undefined || name === source ? toRowText(value) : name;
  }
  const hasFixedValues = filterFields.find(({ name }) => name === field)?.values !== undefined;
  return hasFixedValues ? value.charAt(0).toUpperCase() + value.slice(1) : toRowText(value);
}
