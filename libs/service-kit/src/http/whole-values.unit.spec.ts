import { describe, expect, it } from '@jest/globals';
import { brokenValue } from './whole-values.js';

const CLEARABLE = /^changes\.[A-Za-z]+$/;

describe('A value that no field means', () => {
  it.each([
    [{ run: null }, 'run'],
    [{ address: { street: null } }, 'address.street'],
    [{ contacts: [{ kind: 'phone', value: null }] }, 'contacts.0.value'],
    [{ identifiers: [null] }, 'identifiers.0'],
    [{ identifiers: [[]] }, 'identifiers.0'],
    [{ changes: { address: { street: null } } }, 'changes.address.street'],
    [{ changes: null }, 'changes'],
    [null, ''],
  ])('is found in %j: "%s"', (body, field) => {
    expect(brokenValue(body, CLEARABLE)).toBe(field);
  });

  it.each([
    [{}],
    [undefined],
    [{ givenNames: 'Ana', disabilities: [], address: { street: 'Calle 1' }, identifiers: [{ kind: 'ipe' }] }],
    [{ reason: 'document-seen', changes: { address: null, run: null } }],
    [Buffer.from('RUN;nombre')],
  ])('is none of %j', (body) => {
    expect(brokenValue(body, CLEARABLE)).toBeUndefined();
  });
});
