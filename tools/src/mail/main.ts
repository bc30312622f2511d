import { simpleParser } from 'mailparser';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

/** The embedded mail server: takes every mail and keeps it as a file, for `./oln mail`. Nothing leaves the machine. */
const folder = process.env.OLN_MAIL_FOLDER ?? 'mail';
mkdirSync(folder, { recursive: true, mode: 0o700 });

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  size: 1_000_000,
  onData(stream, _session, done) {
    simpleParser(stream)
      .then((mail) => {
        const kept = {
          at: new Date().toISOString(),
          to: [mail.to].flat().flatMap((to) => to?.value.map((address) => address.address) ?? []),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
        };
        writeFileSync(join(folder, `${Date.now()}-${randomUUID()}.json`), JSON.stringify(kept), { mode: 0o600 });
        done();
      })
      .catch(done);
  },
});
smtp.on('error', (error) => process.stderr.write(`${error.message}\n`));
smtp.listen(Number(process.env.OLN_SMTP_PORT ?? 1025), '127.0.0.1');

const web = createServer((request, response) => {
  const answer = request.url === '/mails' ? readMails() : { ready: true };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
web.listen(Number(process.env.OLN_MAIL_PORT ?? 8025), '127.0.0.1');

function readMails(): unknown[] {
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    web.close();
    smtp.close(() => process.exit(0));
  });
}
