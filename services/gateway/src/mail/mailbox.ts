import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';

/** Sends plain mails by SMTP. Texts hold ids, codes and dates only. */
export class Mailbox {
  private readonly transport: Transporter;

  constructor(
    smtpUrl: string,
    private readonly from: string,
    private readonly log: Logger,
  ) {
    this.transport = createTransport(smtpUrl, { from });
  }

  /** False if the mail server did not take it: it is tried again. */
  async send(to: string, subject: string, lines: string[]): Promise<boolean> {
    try {
      await this.transport.sendMail({
        from: this.from,
        to,
        subject,
        text: `${lines.map((line) => `· ${line}`).join('\n')}\n`,
      });
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
