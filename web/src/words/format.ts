import { useMemo } from 'react';
import { type Language, useLanguage } from './language.js';

const locales: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

export interface Format {
  /** 4:05 PM */
  time(instant: string): string;
  /** Today 4:05 PM, Tue 4:05 PM, or Dec 24, 4:05 PM */
  when(instant: string, now?: number): string;
  /** 2:05, or 1:02:05 */
  clock(seconds: number): string;
  /** 40 seconds, 14 minutes, 3 hours */
  length(seconds: number): string;
  number(value: number): string;
  /** Nov 30, of a day such as 2026-11-30 */
  day(day: string): string;
  /** Mon, of 1 to 7 */
  weekday(weekday: number): string;
  /** 4 PM, of 0 to 23 */
  hour(hour: number): string;
  percent(share: number): string;
}

const day = 86_400_000;
const pad = (value: number) => String(value).padStart(2, '0');

function makeFormat(language: Language): Format {
  const locale = locales[language];
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  const date = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const unit = (name: string) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' });
  const units = { second: unit('second'), minute: unit('minute'), hour: unit('hour'), day: unit('day') };
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const calendar = (parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
  const ofDay = calendar({ month: 'short', day: 'numeric' });
  const ofWeek = calendar({ weekday: 'short' });
  const ofHour = calendar({ hour: 'numeric' });
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  const dayWords = (at: number, now: number): string => {
    const days = Math.round((midnight(at) - midnight(now)) / day);
    if (Math.abs(days) <= 1) return relative.format(days, 'day');
    return days > 0 && days < 7 ? weekday.format(at) : date.format(at);
  };
  return {
    time: (instant) => time.format(Date.parse(instant)),
    when: (instant, now = Date.now()) => {
      const words = dayWords(Date.parse(instant), now);
      return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${time.format(Date.parse(instant))}`;
    },
    clock: (seconds) => {
      const whole = Math.max(0, Math.floor(seconds));
      const hours = Math.floor(whole / 3600);
      const minutes = Math.floor((whole % 3600) / 60);
      return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
    },
    length: (seconds) => {
      if (seconds < 90) return units.second.format(Math.max(0, Math.round(seconds)));
      if (seconds < 5_400) return units.minute.format(Math.round(seconds / 60));
      return seconds < 129_600 ? units.hour.format(Math.round(seconds / 3600)) : units.day.format(Math.round(seconds / 86_400));
    },
    number: (value) => number.format(value),
    day: (text) => ofDay.format(Date.parse(text)),
    weekday: (weekday) => ofWeek.format(Date.UTC(2024, 0, weekday)),
    hour: (hour) => ofHour.format(Date.UTC(2024, 0, 1, hour)),
    percent: (share) => percent.format(share),
  };
}

export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => makeFormat(language), [language]);
}
