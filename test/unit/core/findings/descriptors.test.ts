import assert from 'node:assert/strict';
import { descriptors, getDescriptor } from '../../../../src/core/findings/descriptors';
import { rules } from '../../../../src/core/findings/rules/rules';
import { syntaxDescriptors } from '../../../../src/core/findings/syntaxFindings';

/** Every code with its default severity. Codes are public: one that is taken away breaks settings of people. */
const EXPECTED: Readonly<Record<string, string>> = {
  'syntax.damaged-record': 'error',
  'syntax.unexpected-text': 'error',
  'syntax.truncated': 'error',
  'syntax.not-a-record': 'warning',
  'syntax.look-alike': 'information',
  'syntax.unquoted-key': 'warning',
  'syntax.undecodable': 'error',
  'redaction.hidden-value': 'information',
  'shape.missing-field': 'warning',
  'shape.mistyped-field': 'information',
  'shape.unparsable-time': 'warning',
  'shape.duplicate-event-id': 'information',
  'shape.addendum': 'information',
  'shape.value-cut': 'hint',
  'shape.value-omitted': 'hint',
  'workdocs.unknown-event': 'information',
  'workdocs.after-end-of-service': 'warning',
  'workdocs.identity-plane-mismatch': 'information',
  'workdocs.admin-on-content': 'information',
  'workdocs.iam-user': 'hint',
  'workdocs.public-share': 'warning',
  'workdocs.site-wide-share': 'information',
  'workdocs.site-export': 'warning',
  'workdocs.protection-weakened': 'warning',
  'workdocs.destruction': 'warning',
  'workdocs.deletion': 'information',
  'security.root-use': 'warning',
  'security.console-login-without-mfa': 'warning',
  'security.console-login-failed': 'information',
  'security.credential-rejected': 'information',
  'security.logging-changed': 'warning',
  'security.shared-with-everybody': 'warning',
  'security.access-denied': 'information',
};

describe('descriptors', () => {
  it('are these codes with these severities, each once', () => {
    assert.deepEqual(
      descriptors.map(({ code, severity }) => [code, severity]),
      Object.entries(EXPECTED),
    );
  });

  it('are found by code', () => {
    assert.equal(getDescriptor('workdocs.public-share')?.severity, 'warning');
    assert.equal(getDescriptor('workdocs.no-such-code'), undefined);
    assert.equal(getDescriptor('constructor'), undefined);
  });

  it('have a title, a reason and advice of their own, as whole sentences', () => {
    for (const part of ['title', 'reason', 'advice'] as const) {
      assert.equal(new Set(descriptors.map((descriptor) => descriptor[part])).size, descriptors.length, part);
    }
    for (const { code, title, reason, advice } of descriptors) {
      assert.match(title, /^[A-Z][^.]+$/, code);
      assert.match(reason, /^[A-Z].{80,}\.$/, code);
      assert.match(advice, /^[A-Z].{40,}\.$/, code);
    }
  });

  it('keep errors for text that cannot be read', () => {
    assert.deepEqual(
      rules.filter((rule) => rule.severity === 'error'),
      [],
    );
  });

  it('name each kind of fault after the kind', () => {
    for (const [kind, descriptor] of Object.entries(syntaxDescriptors)) {
      assert.equal(descriptor.code, `syntax.${kind}`);
    }
  });
});
