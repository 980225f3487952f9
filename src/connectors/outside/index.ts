export {
  createCaller,
  unavailable,
  type CallOutside,
  type OutsideLimits,
  type ReceivedAnswer,
} from './call-outside.ts';
export { CalendarDay, nullOr, orNothing, PersonalId, present, receivedText, SlashDay } from './received.ts';
export { createJsonSource, type JsonSettings } from './json-register.ts';
export { readXmlElement, XmlFault, type XmlElement } from './xml-tree.ts';
