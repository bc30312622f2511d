import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';

/** A server that hangs holds up the mails behind it: milliseconds. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Sends plain mails by SMTP. Texts hold ids, codes, dates and links only. */
export class Mailbox {
  private readonly transport: Transporter;

  /** `byTls`: a server that offers none gets no mail, and no link with it. */
  constructor(
    { smtpUrl, byTls }: { smtpUrl: string; byTls: boolean },
    private readonly from: string,
    private readonly log: Logger,
  ) {
    this.transport = createTransport({ url: smtpUrl, requireTLS: byTls, ...PATIENCE }, { from });
  }

  /** False if the mail server did not take it: it is tried again. */
  async send(to: string, subject: string, text: string): Promise<boolean> {
    try {
      await this.transport.sendMail({ from: this.from, to, subject, text });
      return true;
    } catch (error) {
      // Not the message: it can quote the address.
      this.log.warn(
        { error: (error as { code?: string }).code ?? 'error' },
        'A mail was not taken and will be sent again',
      );
      return false;
    }
  }
}
