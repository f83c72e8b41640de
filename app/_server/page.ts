import "server-only";
import { notFound } from "next/navigation";
import { isProblem } from "@/lib/errors";

/**
 * Wraps a page, or what works out its title: what does not exist, and what a stranger asks for, is
 * answered by the not-found page with status 404. Everything else that is thrown is a bug and travels.
 */
export function page<Props, Result>(render: (props: Props) => Promise<Result>): (props: Props) => Promise<Result> {
  return async (props) => {
    try {
      return await render(props);
    } catch (thrown) {
      if (isProblem(thrown) && thrown.code === "not-found") notFound();
      throw thrown;
    }
  };
}
