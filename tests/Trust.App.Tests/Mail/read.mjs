// Reads mails with mailparser, calendar files with ical.js and documents with mammoth, and prints one line of JSON for each: what a reader would see.
// Asked on standard input: a line "mail 1234", "calendar 1234" or "docx 1234", then so many bytes. Ends with its input.
import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'

const address = box => (box?.value ?? []).map(v => ({ name: v.name, address: v.address }))

async function readMail(bytes) {
  const mail = await simpleParser(bytes, { skipTextToHtml: true, skipHtmlToText: true, keepCidLinks: true })
  return {
    headers: Object.fromEntries(mail.headerLines.map(h => [h.key, h.line.slice(h.line.indexOf(':') + 1).trim()])),
    subject: mail.subject ?? '',
    from: address(mail.from),
    to: address(mail.to),
    replyTo: address(mail.replyTo),
    messageId: mail.messageId,
    date: mail.date?.toISOString(),
    text: mail.text ?? '',
    html: mail.html || '',
    attachments: mail.attachments.map(a => ({
      type: a.contentType,
      name: a.filename ?? '',
      bytes: a.content.toString('base64'),
      disposition: a.contentDisposition ?? '',
      method: a.headers?.get('content-type')?.params?.method ?? ''
    }))
  }
}

// times as the file's own zones have them
function readCalendar(bytes) {
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString('utf8')))
  const zones = new Map(calendar.getAllSubcomponents('vtimezone').map(z => new ICAL.Timezone(z)).map(z => [z.tzid, z]))
  const moment = property => {
    const time = property.getFirstValue()
    const zone = zones.get(property.getParameter('tzid'))
    if (zone) time.zone = zone
    return time.isDate ? time.toString() : time.toJSDate().toISOString()
  }
  return {
    method: calendar.getFirstPropertyValue('method'),
    name: calendar.getFirstPropertyValue('name') ?? '',
    zones: [...zones.keys()],
    events: calendar.getAllSubcomponents('vevent').map(e => ({
      uid: e.getFirstPropertyValue('uid'),
      sequence: e.getFirstPropertyValue('sequence'),
      stamp: e.getFirstPropertyValue('dtstamp').toJSDate().toISOString(),
      start: moment(e.getFirstProperty('dtstart')),
      end: moment(e.getFirstProperty('dtend')),
      summary: e.getFirstPropertyValue('summary') ?? '',
      description: e.getFirstPropertyValue('description') ?? '',
      url: e.getFirstPropertyValue('url') ?? '',
      status: e.getFirstPropertyValue('status'),
      organizer: e.getFirstPropertyValue('organizer') ?? '',
      organizerName: e.getFirstProperty('organizer')?.getParameter('cn') ?? '',
      attendee: e.getFirstPropertyValue('attendee') ?? ''
    }))
  }
}

async function readDocx(bytes) {
  const { default: mammoth } = await import('mammoth') // the web's tests read no documents and have it not
  const { value: html, messages } = await mammoth.convertToHtml({ buffer: bytes }, { styleMap: ["p[style-name='Title'] => h1.title:fresh"] })
  const { value: text } = await mammoth.extractRawText({ buffer: bytes })
  return { html, text, messages: messages.filter(m => m.type === 'error').map(m => m.message) }
}

const readers = { mail: readMail, calendar: readCalendar, docx: readDocx }

let waiting = Buffer.alloc(0)
for await (const chunk of process.stdin) {
  waiting = Buffer.concat([waiting, chunk])
  for (let end; (end = waiting.indexOf(10)) >= 0;) {
    const [kind, length] = waiting.subarray(0, end).toString().split(' ')
    if (waiting.length < end + 1 + Number(length)) break
    const bytes = waiting.subarray(end + 1, end + 1 + Number(length))
    waiting = waiting.subarray(end + 1 + Number(length))
    try {
      console.log(JSON.stringify(await readers[kind](bytes)))
    } catch (error) {
      console.log(JSON.stringify({ error: String(error) }))
    }
  }
}
