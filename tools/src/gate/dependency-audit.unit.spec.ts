import { describe, expect, it } from '@jest/globals';
import { acceptedWeaknesses, readAudit, type AcceptedWeakness } from './dependency-audit.js';

const advisory = (name: string, id: string, severity: string) => ({
  source: 1_113_296,
  name,
  dependency: name,
  title: `Something is wrong with ${name}`,
  url: `https://github.com/advisories/GHSA-${id}`,
  severity,
  range: '<2.0.0',
});

/** As npm 11 reports. */
const report = (...advisories: ReturnType<typeof advisory>[]): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      ...Object.fromEntries(
        advisories.map((one) => [one.name, { name: one.name, severity: one.severity, via: [one], effects: ['above'] }]),
      ),
      above: { name: 'above', severity: 'high', via: advisories.map(({ name }) => name), effects: [] },
    },
    metadata: { vulnerabilities: { total: advisories.length } },
  });

const accepted = (more: Partial<AcceptedWeakness> = {}): AcceptedWeakness => ({
  advisory: 'GHSA-aaaa-bbbb-cccc',
  library: 'parser',
  because: 'It reads no input of others',
  until: '2027-03-31',
  ...more,
});

const grave = report(advisory('parser', 'aaaa-bbbb-cccc', 'high'), advisory('colours', 'dddd-eeee-ffff', 'moderate'));

describe('The audit of libraries', () => {
  it('holds where nothing grave is known, and does not from high on', () => {
    expect(readAudit(report(), [], '2026-12-01')).toEqual({ verdict: 'holds', told: '' });
    expect(readAudit(report(advisory('colours', 'x', 'moderate')), [], '2026-12-01').verdict).toBe('holds');
    for (const severity of ['high', 'critical'])
      expect(readAudit(report(advisory('parser', 'x', severity)), [], '2026-12-01').verdict).toBe('does not hold');
  });

  it('names the library, the weakness and what to do, each once', () => {
    const { told } = readAudit(grave, [], '2026-12-01');
    expect(told.split('\n')).toEqual([
      'parser <2.0.0: Something is wrong with parser (high, https://github.com/advisories/GHSA-aaaa-bbbb-cccc). ' +
        'Take a version without it, or look into it and say in tools/accepted-weaknesses.json why it does not reach us.',
    ]);
  });

  it('holds with what was looked into and accepted, until the day that was said', () => {
    expect(readAudit(grave, [accepted()], '2027-03-30')).toEqual({ verdict: 'holds', told: '' });
    const late = readAudit(grave, [accepted()], '2027-03-31');
    expect([late.verdict, late.told]).toEqual(['does not hold', expect.stringContaining('accepted until 2027-03-31')]);
  });

  it('takes a review for no other weakness and no other library', () => {
    for (const other of [accepted({ advisory: 'GHSA-aaaa-bbbb-cccd' }), accepted({ library: 'parser2' })])
      expect(readAudit(grave, [other], '2026-12-01').verdict).toBe('does not hold');
  });

  it('tells of a review that is needed no longer', () => {
    const { verdict, told } = readAudit(report(), [accepted()], '2026-12-01');
    expect([verdict, told]).toEqual(['holds', expect.stringMatching(/GHSA-aaaa-bbbb-cccc .* take it out/)]);
  });

  it.each([
    ['a registry that answers no audits', { statusCode: 405, message: '405 Method Not Allowed - POST …' }, /HTTP 405/],
    ['no network', { message: 'request failed, reason: getaddrinfo ENOTFOUND', error: { summary: '' } }, /reached/],
    ['a registry that is silent', { error: { code: 'ETIMEDOUT', summary: 'audit' } }, /reached/],
  ])('is skipped, and says so, with %s', (_, output, said) => {
    expect(readAudit(JSON.stringify(output), [accepted()], '2026-12-01')).toEqual({
      verdict: 'skipped',
      told: expect.stringMatching(said),
    });
  });

  it.each([
    ['no lock file', JSON.stringify({ error: { code: 'ENOLOCK', summary: 'This command requires a lockfile' } })],
    ['no answer at all', ''],
  ])('does not hold with %s: then nothing was looked at, and that is nobody else’s fault', (_, output) => {
    expect(readAudit(output, [], '2026-12-01').verdict).toBe('does not hold');
  });
});

describe('Weaknesses that were accepted', () => {
  it('each say which, of what, why and until when', () => {
    for (const one of acceptedWeaknesses())
      expect(one).toEqual({
        advisory: expect.stringMatching(/^GHSA(-[0-9a-z]{4}){3}$/),
        library: expect.stringMatching(/./),
        because: expect.stringMatching(/.{10,}/),
        until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
  });
});
