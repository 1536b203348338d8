import { getService, isKnownService } from '../../services/getService';
import type { Explanation, Sentence } from '../explanation';
import { parseAddress } from './parseAddress';
import { toCode } from './toCode';

/**
 * The source of a request (sourceIPAddress): an IP address, an AWS service, AWS itself, or a host's name; undefined
 * for text that is none of these.
 */
export function explainSourceAddress(text: string): Explanation | undefined {
  const body = text === '' ? EMPTY : (toInternal(text) ?? toService(text) ?? toMasked(text) ?? toHost(text));
  return (
    explainAddress(text) ?? (body === undefined ? undefined : { title: ['Source address'], body: [body] })
  );
}

/** An IPv4 or IPv6 address; undefined for other text. For values in any place of a record. */
export function explainAddress(text: string): Explanation | undefined {
  const address = parseAddress(text);
  if (address === undefined) {
    return undefined;
  }
  return {
    title: [`IPv${String(address.version)} address`],
    body: [[address.meaning]],
    facts: [
      { label: 'Address', value: [toCode(address.normalized)] },
      { label: 'Range', value: [address.range] },
    ],
  };
}

const EMPTY: Sentence = ['No source address was recorded.'];

/** `AWS Internal`, also numbered: AWS made the request on its own network. */
function toInternal(text: string): Sentence | undefined {
  if (!/^AWS Internal(?:\/.{0,20})?$/.test(text)) {
    return undefined;
  }
  return [
    toCode(text),
    ' means that the request came from inside AWS, from a service that acted for the caller or from the console; the ' +
      'address of a person behind it is not recorded.',
  ];
}

function toService(text: string): Sentence | undefined {
  if (!/^[a-z0-9.-]{1,100}\.(?:amazonaws\.com(?:\.cn)?|aws\.internal)$/.test(text)) {
    return undefined;
  }
  const name = isKnownService(text) ? getService(text)?.name : undefined;
  return [
    'The AWS service ',
    toCode(text),
    ...(name === undefined ? [] : [` (${name})`]),
    ' made the request; the address of a person behind it is not recorded here.',
  ];
}

/** CloudTrail does not mask addresses; publishers of logs do, with asterisks or letters. */
function toMasked(text: string): Sentence | undefined {
  return /^(?=.{0,40}[*xX])[0-9a-fA-F*xX.:]{1,45}$/.test(text)
    ? [toCode(text), ' is masked: somebody hid the address, or part of it, after CloudTrail wrote it.']
    : undefined;
}

function toHost(text: string): Sentence | undefined {
  return /^(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){1,10}$/.test(text) &&
    /[A-Za-z]/.test(text)
    ? [toCode(text), ' is a host’s name: a service wrote a name where others write the address.']
    : undefined;
}
