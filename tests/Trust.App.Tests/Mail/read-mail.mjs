// Reads a mail from standard input with mailparser and prints what a mail program would show.
import { simpleParser } from 'mailparser'

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const mail = await simpleParser(Buffer.concat(chunks), { skipTextToHtml: true, skipHtmlToText: true, keepCidLinks: true })

const address = box => (box?.value ?? []).map(v => ({ name: v.name, address: v.address }))
console.log(JSON.stringify({
  headers: Object.fromEntries(mail.headerLines.map(h => [h.key, h.line.slice(h.line.indexOf(':') + 1).trim()])),
  subject: mail.subject ?? '',
  from: address(mail.from),
  to: address(mail.to),
  replyTo: address(mail.replyTo),
  messageId: mail.messageId,
  date: mail.date?.toISOString(),
  list: mail.headers.get('list'),
  text: mail.text ?? '',
  html: mail.html || '',
  attachments: mail.attachments.map(a => ({
    type: a.contentType, name: a.filename ?? '', bytes: a.content.toString('base64'), related: a.related, disposition: a.contentDisposition ?? '',
    method: a.headers?.get('content-type')?.params?.method ?? ''
  }))
}))
