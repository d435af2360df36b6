// Reads a calendar file from standard input with ical.js and prints its dates, with times as the file's own zones have them.
import ICAL from 'ical.js'

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const calendar = new ICAL.Component(ICAL.parse(Buffer.concat(chunks).toString('utf8')))

const zones = new Map(calendar.getAllSubcomponents('vtimezone').map(z => {
  const zone = new ICAL.Timezone(z)
  return [zone.tzid, zone]
}))
const moment = property => {
  const time = property.getFirstValue()
  const zone = zones.get(property.getParameter('tzid'))
  if (zone) time.zone = zone
  return time.isDate ? time.toString() : time.toJSDate().toISOString()
}
console.log(JSON.stringify({
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
    location: e.getFirstPropertyValue('location') ?? '',
    url: e.getFirstPropertyValue('url') ?? '',
    status: e.getFirstPropertyValue('status'),
    organizer: e.getFirstPropertyValue('organizer') ?? '',
    organizerName: e.getFirstProperty('organizer')?.getParameter('cn') ?? '',
    attendee: e.getFirstPropertyValue('attendee') ?? ''
  }))
}))
