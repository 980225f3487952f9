export {
  createCaller,
  unavailable,
  type CallOutside,
  type OutsideLimits,
  type ReceivedAnswer,
} from './call-outside.ts';
export { CalendarDay, nullOr, orNothing, PersonalId, present, receivedText, SlashDay } from './received.ts';
export { createJsonSource, type JsonSettings } from './json-register.ts';
export { openAxis, readGatewayRefusal, type Axis, type OwnCertificate } from './axis.ts';
export { directWay, keyedProvider, purposeOf, type Way } from './way.ts';
export { readXmlElement, XmlFault, type XmlElement } from './xml-tree.ts';
