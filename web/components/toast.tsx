import { CloseButton } from "@mantine/core";
import { IconCheck, IconInfoCircle } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { createStore, useStore } from "../app/store.ts";
import { texts } from "../texts.ts";
import classes from "./toast.module.css";

interface Toast {
  readonly id: number;
  readonly text: string;
  /** Something done, or something to know. */
  readonly kind: "done" | "notice";
  /** Where to read more; kept on screen longer, to leave the time to reach it. */
  readonly link?: ReactNode;
}

const toasts = createStore<readonly Toast[]>([]);
let nextId = 1;

/** Says what was done, at the top right, on a narrow screen at the bottom. Only for good news: what needs an answer stays where it happened. */
export function showToast(text: string, link?: ReactNode): void {
  add({ kind: "done", text, link });
}

/** Says what came of something that the person has left, where no better place remains. */
export function showNotice(text: string, link?: ReactNode): void {
  add({ kind: "notice", text, link });
}

function add(toast: Omit<Toast, "id">): void {
  toasts.set([...toasts.get(), { ...toast, id: nextId }]);
  nextId += 1;
}

function dismiss(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/** The region is always in the page: screen readers announce only what is added to a region they know. */
export function Toasts() {
  return (
    <div role="status" className={classes.region}>
      {useStore(toasts).map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  // Whoever points at it or has the keyboard in it is reading it.
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(toast.id), toast.link ? 12_000 : 6_000);
    return () => clearTimeout(timer);
  }, [toast, held]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that it is being read
    <div
      className={classes.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast.kind === "done" ? (
        <IconCheck size={18} aria-hidden="true" className={classes.icon} />
      ) : (
        <IconInfoCircle size={18} aria-hidden="true" className={classes.icon} />
      )}
      <div>
        <div>{toast.text}</div>
        {toast.link}
      </div>
      <CloseButton size="sm" aria-label={texts.toast.dismiss} onClick={() => dismiss(toast.id)} />
    </div>
  );
}
