"""A lit format that runs the code blocks of Markdown pages.

The info string after the fence says what a block must do:

    ```cpp silent          a whole C++ file; no check of ours reports anything
    ```cpp reported        a whole C++ file; the check of the page reports
                           exactly one finding
    ```cpp mended          as silent, and it differs from a reported block
    ```cpp printed         a whole C++ file; all checks print the next block of
    ```text printed        this kind, without the name of the file
    ```yaml model          a library model that loads
    ```yaml model applied  and that holds for the C++ blocks below it
    ```cpp ... c++23       compiled as C++23

Other blocks are left alone.
"""

import os
import re
import subprocess

import lit.formats
import lit.Test

FENCE = re.compile(r"^```(\w+)[ \t]+([^\n]*)\n(.*?)^```$", re.S | re.M)


class MarkdownBlocks(lit.formats.FileBasedTest):
    def getTestsInDirectory(self, suite, path_in_suite, lit_config, local_config):
        root = os.path.dirname(suite.source_root)
        for folder, _, names in sorted(os.walk(os.path.join(root, "docs"))):
            for name in sorted(names):
                if name.endswith(".md"):
                    page = os.path.relpath(os.path.join(folder, name), root)
                    yield lit.Test.Test(suite, tuple(page.split(os.sep)), local_config)

    def execute(self, test, lit_config):
        page = os.path.join(
            os.path.dirname(test.suite.source_root), *test.path_in_suite
        )
        with open(page) as file:
            text = file.read()
        out = test.getExecPath() + ".tmp"
        os.makedirs(out, exist_ok=True)
        substitutions = dict(test.config.substitutions)
        check = "async-" + os.path.splitext(os.path.basename(page))[0]
        problems = []
        count = 0
        printed = ""
        applied = []
        for match in FENCE.finditer(text):
            language, words, code = match.group(1), match.group(2).split(), match.group(3)
            line = text.count("\n", 0, match.start()) + 1
            where = f"{page}:{line}"
            standard = "c++23" if "c++23" in words else "c++20"
            flags = ["--", f"-std={standard}", "-I", substitutions["%rt_include"]]
            if language == "text" and "printed" in words:
                if code != printed:
                    problems.append(f"{where}: async-tidy prints\n{printed}")
            elif language == "cpp" and {"silent", "reported", "mended", "printed"} & set(
                words
            ):
                count += 1
                name = os.path.join(out, f"block{count}.cpp")
                with open(name, "w") as file:
                    file.write(code)
                command = [substitutions["%async_tidy"], "--quiet",
                           "--format=concise", "--checks=*", *applied, name] + flags
                done = subprocess.run(command, capture_output=True, text=True)
                found = re.findall(r": warning: .*\[(async-[\w-]+)\]", done.stdout)
                if done.returncode not in (0, 1):
                    problems.append(f"{where}: {done.stderr}")
                elif "printed" in words:
                    printed = re.sub(r"(?m)^.*?\.cpp:", "", done.stdout)
                elif "reported" in words and found != [check]:
                    problems.append(f"{where}: reported {found}, not [{check}]\n{done.stdout}")
                elif "reported" not in words and found:
                    problems.append(f"{where}: reported {found}\n{done.stdout}")
            elif language == "yaml" and "model" in words:
                count += 1
                model = os.path.join(out, f"block{count}.yaml")
                unit = os.path.join(out, f"block{count}.cpp")
                with open(model, "w") as file:
                    file.write(code)
                with open(unit, "w") as file:
                    file.write("int main() {}\n")
                command = [substitutions["%async_tidy"], "--quiet",
                           f"--model-file={model}", unit] + flags
                done = subprocess.run(command, capture_output=True, text=True)
                if done.returncode != 0:
                    problems.append(f"{where}: {done.stderr}")
                elif "applied" in words:
                    applied.append(f"--model-file={model}")
        if problems:
            return lit.Test.FAIL, "\n".join(problems)
        return lit.Test.PASS, f"{count} blocks"
