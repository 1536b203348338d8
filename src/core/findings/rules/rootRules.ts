import { getInvoker } from '../../identity/getInvoker';
import { getObject, getText } from '../../record/cloudTrailRecord';
import type { Rule } from '../finding';
import { toEventWords } from '../toCallerWords';
import { toOutcomeWords } from '../toOutcomeWords';
import { isFailedConsoleLogin } from './signInRules';

const rootUse: Rule = {
  code: 'security.root-use',
  title: 'Use of the root user',
  severity: 'warning',
  reason:
    'The root user may do everything and no IAM policy holds it back; AWS advises to lock it away. In a ' +
    'well-kept account any use of it stands out, hence a warning. Not reported are calls that a service makes on behalf ' +
    'of root (invokedBy is set: the call that caused them has its own record) and failed sign-ins, where nobody got in ' +
    'and security.console-login-failed speaks.',
  advice:
    'Ask who holds the password and the MFA device of root, and whether that person did this. Look for access keys of ' +
    'root: accessKeyId starting with AKIA.',
  check(record) {
    const identity = getObject(record, 'userIdentity');
    if (
      getText(identity, 'type') !== 'Root' ||
      getInvoker(identity) !== undefined ||
      isFailedConsoleLogin(record)
    ) {
      return [];
    }
    const key = getText(identity, 'accessKeyId') ?? '';
    const how = key.startsWith('AKIA') ? ' with a long-term access key' : '';
    const account = getText(identity, 'accountId');
    const where = account === undefined ? '' : ` of account ${account.slice(0, 12)}`;
    const assumed = getText(getObject(identity, 'sessionContext'), 'assumedRoot') === 'true';
    return [
      {
        path: ['userIdentity', 'type'],
        message: `The root user${where} made ${toEventWords(record)}${how}${assumed ? ' through a privileged session (AssumeRoot)' : ''}${toOutcomeWords(record)}: check that its owner did this.`,
      },
    ];
  },
};

/** Use of the account's most powerful identity. */
export const rootRules: readonly Rule[] = [rootUse];
