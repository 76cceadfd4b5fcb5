// How much of the window is left below the top of an element, so that a list fills its room and no more.
import { useLayoutEffect, useState, type RefObject } from "react";

const least = 320;
const marginBelow = 24;

/** The height in pixels from the element's top to the foot of the window, at least 320. */
export function useRoomBelow(element: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(least);
  useLayoutEffect(() => {
    const measure = () => {
      const top = element.current?.getBoundingClientRect().top ?? 0;
      setRoom(Math.max(least, Math.floor(window.innerHeight - top - window.scrollY - marginBelow)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    window.addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, [element]);
  return room;
}
