import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { Mailbox } from './mailbox.js';

describe('A mail server that speaks no TLS', () => {
  let server: SMTPServer;
  let smtpUrl: string;
  let taken = 0;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, _session, done) {
        taken += 1;
        stream.resume().once('end', () => done());
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    smtpUrl = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  const send = (byTls: boolean): Promise<boolean> =>
    new Mailbox({ smtpUrl, byTls }, 'OLN <avisos@oln.example>', pino({ level: 'silent' })).send(
      'gestora@oln.example',
      'Un aviso',
      'https://oln.example/api/offer/v1/answers/abc',
    );

  it('gets no mail where mails go by TLS; it is told that it was not taken', async () => {
    expect([await send(true), taken]).toEqual([false, 0]);
  });

  it('gets it elsewhere', async () => {
    expect([await send(false), taken]).toEqual([true, 1]);
  });
});
