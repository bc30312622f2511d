import { describe, expect, it } from '@jest/globals';
import { PROCESS_CODES } from '@oln/contracts/process-labels';
import { NOTICE_KINDS } from '../notice/notice-texts.js';
import { placeOf } from './record-paths.js';

const ID = '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11';

describe('The record of a process', () => {
  it.each(PROCESS_CODES)('of %s has a kind with a name, and an address in its API', (process) => {
    const place = placeOf(process, ID);
    expect(place?.path).toMatch(new RegExp(`^/api/(intake|cases|offer|alerts|community|reporting)/v1/[a-z-]+/${ID}$`));
    expect(NOTICE_KINDS).toContain(place?.kind);
  });

  it('of a process that is newer than the gateway is shown without an address', () => {
    expect(placeOf('newer', ID)).toBeUndefined();
    expect(placeOf('constructor', ID)).toBeUndefined();
  });
});
