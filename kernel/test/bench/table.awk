# Makes the table of the bench: awk -f table.awk FORMAT=text|csv COMMIT=... rows RELEASE.numbers...
# Fails if a number is missing.

function value(name, kernel) {
	if (name ~ /^[0-9.]+$/)
		return name + 0
	if ((kernel, name) in number)
		return number[kernel, name]
	missing = missing " " kernel ":" name
	return ""
}

function evaluate(expression, kernel,   part, count, left, right) {
	count = split(expression, part, " ")
	left = value(part[1], kernel)
	if (count == 1)
		return left
	right = value(part[3], kernel)
	if (left == "" || right == "" || (part[2] == "/" && !right))
		return ""
	if (left == "-" || right == "-")
		return "-"
	return part[2] == "/" ? left / right : left - right
}

# With the digits that say something.
function shown(n, unit) {
	if (n == "")
		return "?"
	if (n == "-") # cannot be measured there
		return n
	if (unit == "x")
		return sprintf("%.2fx", n)
	if (unit == "KB")
		return sprintf("%.1f MB", n / 1024)
	if (n >= 1e6)
		return sprintf("%.2f M", n / 1e6)
	if (n >= 10000)
		return sprintf("%.0f k", n / 1000)
	return sprintf("%.0f", n) (unit == "B" ? " B" : "")
}

# A ratio as its reader sees it: 1.004 is shown as 1.00x, which is not more than 1.00x. All else as it was measured.
function met(n, most, unit) {
	if (n == "" || n == "-" || most == "")
		return ""
	if (unit == "x")
		return sprintf("%.2f", n) + 0 <= sprintf("%.2f", most) + 0 ? "yes" : "no"
	return n <= most ? "yes" : "no"
}

function trim(text) {
	gsub(/^[ \t]+|[ \t]+$/, "", text)
	return text
}

FNR == 1 { file++ }
/^#/ || !NF { next }
file == 1 {
	split($0, field, "|")
	rows++
	for (i = 1; i <= 4; i++)
		row[rows, i] = trim(field[i])
	next
}
FNR == 1 {
	kernels++
	kernel[kernels] = FILENAME
	sub(/.*\//, "", kernel[kernels])
	sub(/\.numbers$/, "", kernel[kernels])
}
{ number[kernel[kernels], $1] = $2 }

# "6.1" of 6.1.0-56-cloud-amd64.
function version(release,   part) {
	split(release, part, ".")
	return part[1] "." part[2]
}

function print_csv(   r, k, n, most) {
	print "commit,kernel,row,measured,unit,goal,met"
	for (r = 1; r <= rows; r++)
		for (k = 1; k <= kernels; k++) {
			n = evaluate(row[r, 2], kernel[k])
			most = row[r, 4] == "" ? "" : evaluate(row[r, 4], kernel[k])
			printf "%s,%s,\"%s\",%s,%s,%s,%s\n", COMMIT, kernel[k], row[r, 1], n, row[r, 3], most,
				met(n, most, row[r, 3])
		}
}

function print_text(   r, k, n, most, goal) {
	printf "| %-56s |", "what"
	for (k = 1; k <= kernels; k++)
		printf " %8s | met |", version(kernel[k])
	print "    goal |"
	printf "|---|"
	for (k = 1; k <= kernels; k++)
		printf "--:|---|"
	print "--:|"
	for (r = 1; r <= rows; r++) {
		printf "| %-56s |", row[r, 1]
		goal = ""
		for (k = 1; k <= kernels; k++) {
			n = evaluate(row[r, 2], kernel[k])
			most = row[r, 4] == "" ? "" : evaluate(row[r, 4], kernel[k])
			printf " %8s | %-3s |", shown(n, row[r, 3]), met(n, most, row[r, 3])
			if (most != "")
				goal = row[r, 4] ~ /[a-z]/ ? "htop's" : shown(most, row[r, 3])
		}
		printf " %7s |\n", goal
	}
}

END {
	if (FORMAT == "csv")
		print_csv()
	else
		print_text()
	if (missing) {
		print "not measured:" missing >"/dev/stderr"
		exit 1
	}
}
