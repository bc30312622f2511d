import { describe, expect, it } from '@jest/globals';
import { browserOf } from './browser.js';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('A browser is known to its owner by', () => {
  it.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, 'chrome', 'computer'],
    [`Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'edge', 'computer'],
    [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36 OPR/120.0`, 'opera', 'computer'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefox', 'computer'],
    [`Mozilla/5.0 (Linux; Android 16; K) ${WEBKIT} Chrome/140.0.0.0 Mobile Safari/537.36`, 'chrome', 'mobile'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) Version/18.5 Mobile/15E148 Safari/604.1', 'safari', 'mobile'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) CriOS/140.0 Mobile/15E148 Safari/604.1', 'chrome', 'mobile'],
    ['curl/8.5.0', 'other', 'computer'],
    [undefined, 'other', 'computer'],
  ])('%s: %s, %s', (says, browser, device) => {
    expect(browserOf(says)).toEqual({ browser, device });
  });
});
