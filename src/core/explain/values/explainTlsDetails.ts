import type { JsonValue } from '../../record/cloudTrailRecord';
import { getText, toObject } from '../../record/cloudTrailRecord';
import type { Explanation, Sentence } from '../explanation';
import { toCode } from './toCode';

type Facts = NonNullable<Explanation['facts']>;

/** The connection that carried the request (tlsDetails); undefined where the value is not an object. */
export function explainTlsDetails(value: JsonValue | undefined): Explanation | undefined {
  const details = toObject(value);
  if (details === undefined) {
    return undefined;
  }
  const version = getText(details, 'tlsVersion');
  const cipher = getText(details, 'cipherSuite');
  const host = getText(details, 'clientProvidedHostHeader');
  const exchange = getText(details, 'keyExchange');
  const sentences = [
    toVersionSentence(version),
    toCipherSentence(cipher),
    toExchangeSentence(exchange),
    toHostSentence(host),
  ];
  const facts: Facts = [
    ...toFact('TLS', version),
    ...toFact('Cipher suite', cipher),
    ...toFact('Key exchange', exchange),
    ...toFact('Host header', host),
  ];
  const body = sentences.filter((sentence) => sentence !== undefined);
  return {
    title: ['Connection'],
    body: body.length > 0 ? body : [['No detail of the connection was recorded.']],
    facts,
  };
}

function toFact(label: string, value: string | undefined): Facts {
  return value === undefined ? [] : [{ label, value: [toCode(value)] }];
}

function toVersionSentence(version: string | undefined): Sentence | undefined {
  switch (version?.replace(/^TLS\s?v?/i, '')) {
    case undefined:
    case '':
      return undefined;
    case '1.3':
      return ['The request came over TLS 1.3, the newest version.'];
    case '1.2':
      return ['The request came over TLS 1.2, the lowest version that AWS endpoints still take.'];
    case '1.1':
    case '1.0':
    case '1':
      return [
        'The request came over an outdated TLS version, which AWS endpoints have refused since 2024: an old client.',
      ];
    default:
      return ['The TLS version ', toCode(version ?? ''), ' is none that we know.'];
  }
}

function toCipherSentence(cipher: string | undefined): Sentence | undefined {
  if (cipher === undefined || cipher === '') {
    return undefined;
  }
  if (/^(?:TLS_AES_|TLS_CHACHA20_|ECDHE-|DHE-|TLS_ECDHE_|TLS_DHE_)/.test(cipher)) {
    return ['The cipher suite has forward secrecy: a stolen server key does not open recorded traffic.'];
  }
  return ['The cipher suite ', toCode(cipher), ' is not one with forward secrecy that we know.'];
}

function toExchangeSentence(exchange: string | undefined): Sentence | undefined {
  return exchange !== undefined && /mlkem|kyber/i.test(exchange.slice(0, 100))
    ? ['The key exchange is a hybrid one with ML-KEM, which also withstands quantum computers.']
    : undefined;
}

/** The name that the client asked for: an endpoint of AWS, or the client's own way to it. */
function toHostSentence(host: string | undefined): Sentence | undefined {
  if (host === undefined || host === '') {
    return undefined;
  }
  if (host.endsWith('.vpce.amazonaws.com')) {
    return ['The client asked for ', toCode(host), ', a VPC endpoint.'];
  }
  return /\.(?:amazonaws\.com(?:\.cn)?|aws|api\.aws|aws\.dev)$/.test(host)
    ? ['The client asked for ', toCode(host), ', an endpoint of AWS.']
    : [
        'The client asked for ',
        toCode(host),
        ', which is not a name of AWS: a custom domain, a proxy or a forged header.',
      ];
}
