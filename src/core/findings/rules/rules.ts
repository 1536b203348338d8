import type { Rule } from '../finding';
import { accessRules } from './accessRules';
import { fieldRules } from './fieldRules';
import { limitRules } from './limitRules';
import { loggingRules } from './loggingRules';
import { redactionRules } from './redactionRules';
import { repeatRules } from './repeatRules';
import { rootRules } from './rootRules';
import { sharingRules } from './sharingRules';
import { signInRules } from './signInRules';
import { workDocsIdentityRules } from './workDocsIdentityRules';
import { workDocsRecordRules } from './workDocsRecordRules';
import { workDocsSharingRules } from './workDocsSharingRules';
import { workDocsSiteRules } from './workDocsSiteRules';

/** Every rule that looks at records, in the order of the documentation. */
export const rules: readonly Rule[] = [
  ...redactionRules,
  ...fieldRules,
  ...repeatRules,
  ...limitRules,
  ...workDocsRecordRules,
  ...workDocsIdentityRules,
  ...workDocsSharingRules,
  ...workDocsSiteRules,
  ...rootRules,
  ...signInRules,
  ...loggingRules,
  ...sharingRules,
  ...accessRules,
];
