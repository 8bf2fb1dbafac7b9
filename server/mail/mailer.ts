// Mail goes out through the operator's own server. Nothing waits for it but the one who asked.
import { createTransport } from "nodemailer"
import { mailText } from "../../shared/text/ko/mail.ts"

export interface InvitationMail {
  readonly to: string
  readonly name: string
  readonly committeeName: string
  readonly url: string
}

export interface Mailer {
  /** Rejects when the mail server does not take it. */
  sendInvitation(mail: InvitationMail): Promise<void>
}

/** A mailer over SMTP; `smtpUrl` = smtp(s)://user:password@host:port. */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(smtpUrl)
  return {
    async sendInvitation({ to, name, committeeName, url }) {
      // Every part is text: a name can bring no HTML and no header with it.
      await transport.sendMail({
        from,
        to: { name, address: to },
        subject: mailText.subject(committeeName),
        text: mailText.invitation(name, committeeName, url),
      })
    },
  }
}
